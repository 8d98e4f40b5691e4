#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch::document {

/// yaml-cpp doesn't count it as part of its line; we do.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A position in a text. Bytes and lines count from 0.
struct Mark {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t offset = 0;
};

/// The beginnings of the lines of a text, found once. A byte order mark is not part of the first
/// line.
class LineStarts {
 public:
  explicit LineStarts(std::string_view text);

  /// The mark of a byte; anything beyond the end is the end.
  Mark mark(std::size_t offset) const;
  /// The mark of a byte of a line; anything beyond the end is the end.
  Mark mark(std::size_t line, std::size_t column) const;
  /// The byte where a character of `text`, counted from 0, begins; anything beyond the end is the
  /// end. `text` must be the text that this was constructed from.
  std::size_t byte_of(std::string_view text, std::size_t character) const;
  const std::vector<std::size_t>& starts() const { return starts_; }

  /// The result of `place_of` for a byte of `text`, which must be the text that this was
  /// constructed from. Long lines take no longer than short ones.
  cfn::Place place(const std::string& name, std::string_view text, std::size_t offset) const;

 private:
  std::size_t characters_before(std::string_view text, std::size_t offset) const;

  std::vector<std::size_t> starts_;
  std::vector<std::size_t> characters_;  ///< before each block of bytes
  std::size_t size_;
};

/// The same for one byte only, without finding every line.
Mark mark_at(std::string_view text, std::size_t offset);

/// `mark` in the file `name`, counted from 1 in characters, as people do. Only the beginning of a
/// long line is quoted.
cfn::Place place_of(const std::string& name, std::string_view text, const Mark& mark);

}  // namespace sagewatch::document
