#include "stacks/functions/python_lines.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace sagewatch {
namespace {

constexpr std::size_t columns = 100;

bool is_lower_case(char c) { return c >= 'a' && c <= 'z'; }
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

/// The end of the string that begins at `begin`, or the end of the line.
std::size_t end_of_string(std::string_view line, std::size_t begin) {
  auto at = begin + 1;
  while (at < line.size() && line[at] != line[begin]) at += line[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, line.size());
}

/// In single quotes if none of those is inside, since JSON escapes the others.
void append_string(std::string& out, std::string_view text) {
  const bool escaped = text.front() == '"' && text.size() > 1 && text.ends_with('"');
  if (!escaped || text.find('\'') != std::string_view::npos) {
    out.append(text);
  } else {
    out.append("'").append(text.substr(1, text.size() - 2)).append("'");
  }
}

/// Whether Python needs no space beside `c`.
bool stands_alone(char c) {
  return std::string_view(",:=<>!+-*/%|&").find(c) != std::string_view::npos;
}

bool needs_no_gap(char before, char after) {
  return opens(before) || closes(after) || stands_alone(before) || stands_alone(after);
}

/// The line as short as its template wants it.
std::string squeezed(std::string_view line) {
  const auto indent = std::min(line.find_first_not_of(' '), line.size());
  std::string out(line.substr(0, indent));
  for (std::size_t at = indent; at < line.size(); ++at) {
    if (line[at] == '"' || line[at] == '\'') {
      const auto end = end_of_string(line, at);
      append_string(out, line.substr(at, end - at));
      at = end - 1;
    } else if (line[at] != ' ' || at + 1 == line.size() ||
               !(stands_alone(out.back()) || stands_alone(line[at + 1]))) {
      out += line[at];
    }
  }
  return out;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The first word of a line that begins a statement with a body.
bool begins_body(std::string_view line) {
  constexpr std::array<std::string_view, 11> words{
      "class", "def", "elif", "else", "except", "finally", "for", "if", "try", "while", "with"};
  line.remove_prefix(indent_of(line));
  const auto length =
      static_cast<std::size_t>(std::ranges::find_if_not(line, is_lower_case) - line.begin());
  return std::ranges::find(words, line.substr(0, length)) != words.end();
}

/// Which lines are whole statements, or whole first lines of statements with bodies.
std::vector<bool> complete_lines(const std::vector<std::string_view>& lines) {
  std::vector<bool> complete;
  Brackets brackets;
  for (const auto line : lines) {
    const bool inside = brackets.open();
    brackets.follow(line);
    complete.push_back(!inside && !brackets.open());
  }
  return complete;
}

/// With each body of one line beside the line that it belongs to, if both fit into one.
std::string with_short_bodies(std::string_view text) {
  std::vector<std::string_view> all;
  Lines lines(text);
  for (std::string_view line; lines.next(line);) all.push_back(line);
  const auto complete = complete_lines(all);
  std::string out;
  for (std::size_t at = 0; at < all.size(); ++at) {
    out.append(all[at]);
    const auto body = at + 1;
    if (body < all.size() && complete[at] && complete[body] && begins_body(all[at]) &&
        all[at].ends_with(':') && !begins_body(all[body]) &&
        indent_of(all[body]) > indent_of(all[at]) &&
        all[at].size() + without_blanks(all[body]).size() <= columns &&
        (body + 1 == all.size() || indent_of(all[body + 1]) <= indent_of(all[at])))
      out.append(without_blanks(all[++at]));
    out += '\n';
  }
  return out;
}

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
    const auto text = squeezed(brackets.follow(line));
    const auto words = without_blanks(text);
    if (words.empty()) continue;
    if (inside && words.front() == '}' && last.back() == ',') last.pop_back();
    const std::string_view gap = inside && needs_no_gap(last.back(), words.front()) ? "" : " ";
    if (inside && last.size() + gap.size() + words.size() <= columns) {
      last.append(gap).append(words);
    } else {
      if (!last.empty()) out.append(last).append("\n");
      last = text;
    }
  }
  return with_short_bodies(last.empty() ? out : out + last + "\n");
}

}  // namespace sagewatch
