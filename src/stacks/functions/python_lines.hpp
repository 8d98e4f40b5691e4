#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// The lines of a text, one after the other.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  /// Takes the next line, without its end. False where there is none left.
  bool next(std::string_view& line);

 private:
  std::string_view rest_;
};

/// `body` with what stands in brackets over several lines on as few as 100 columns hold, and
/// without the comments at the ends of lines. It is Python without docstrings and empty lines.
std::string filled_lines(std::string_view body);

}  // namespace sagewatch
