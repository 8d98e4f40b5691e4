#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// The lines of a text, one after the other.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  /// Takes the next line, without its line break. False if there is none left.
  bool next(std::string_view& line);

 private:
  std::string_view rest_;
};

/// `body` with bracketed expressions over several lines reflowed to 100 columns, and without what
/// only readers need: comments at the ends of lines, spaces beside operators, double quotes, which
/// JSON escapes, and line breaks before bodies of one line. It is Python without docstrings and
/// empty lines.
std::string filled_lines(std::string_view body);

}  // namespace sagewatch
