#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch::document {

/// yaml-cpp doesn't count it as a part of its line; we do.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where something begins in a text. Bytes and lines count from 0.
struct Mark {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t offset = 0;
};

/// Where the lines of a text begin, found once. A byte order mark is not part of the first line.
class LineStarts {
 public:
  explicit LineStarts(std::string_view text);

  /// The mark of a byte; what lies behind the end is the end.
  Mark mark(std::size_t offset) const;
  /// The mark of a byte of a line; what lies behind the end is the end.
  Mark mark(std::size_t line, std::size_t column) const;
  const std::vector<std::size_t>& starts() const { return starts_; }

  /// What `place_of` says of a byte of `text`, which must be the text that this was made of. Takes
  /// no longer in a long line than in a short one.
  cfn::Place place(const std::string& name, std::string_view text, std::size_t offset) const;

 private:
  std::size_t characters_before(std::string_view text, std::size_t offset) const;

  std::vector<std::size_t> starts_;
  std::vector<std::size_t> characters_;  ///< before each block of bytes
  std::size_t size_;
};

/// The same for one byte only, without finding every line.
Mark mark_at(std::string_view text, std::size_t offset);

/// `mark` in the file called `name`, as a person counts it: from 1, in characters. Of a long line
/// only the beginning is quoted.
cfn::Place place_of(const std::string& name, std::string_view text, const Mark& mark);

}  // namespace sagewatch::document
