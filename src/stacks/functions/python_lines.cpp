#include "stacks/functions/python_lines.hpp"

#include <algorithm>

namespace sagewatch {
namespace {

constexpr std::size_t columns = 100;

bool opens(char c) { return c == '(' || c == '[' || c == '{'; }
bool closes(char c) { return c == ')' || c == ']' || c == '}'; }

std::string_view without_blanks(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Counts the brackets that are open at the end of the last line.
class Brackets {
 public:
  bool open() const { return depth_ > 0; }

  /// The line without its comment.
  std::string_view follow(std::string_view line) {
    char quote = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char c = line[at];
      if (quote != 0) {
        if (c == '\\') ++at;
        if (c == quote) quote = 0;
      } else if (c == '#') {
        const auto code = line.substr(0, at);
        return code.substr(0, code.find_last_not_of(' ') + 1);
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        depth_ += static_cast<int>(opens(c)) - static_cast<int>(closes(c));
      }
    }
    return line;
  }

 private:
  int depth_ = 0;
};

}  // namespace

bool Lines::next(std::string_view& line) {
  if (rest_.empty()) return false;
  const auto end = std::min(rest_.find('\n'), rest_.size());
  line = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  return true;
}

std::string filled_lines(std::string_view body) {
  std::string out;
  std::string last;
  Brackets brackets;
  Lines lines(body);
  for (std::string_view line; lines.next(line);) {
    const bool inside = brackets.open() && !last.empty();
    const auto text = brackets.follow(line);
    const auto words = without_blanks(text);
    if (words.empty()) continue;
    if (inside && words.front() == '}' && last.back() == ',') last.pop_back();
    const std::string_view gap = inside && (opens(last.back()) || closes(words.front())) ? "" : " ";
    if (inside && last.size() + gap.size() + words.size() <= columns) {
      last.append(gap).append(words);
    } else {
      if (!last.empty()) out.append(last).append("\n");
      last = text;
    }
  }
  return last.empty() ? out : out + last + "\n";
}

}  // namespace sagewatch
