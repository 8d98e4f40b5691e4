#include "checks/functions/python_syntax.hpp"

#include <fmt/format.h>
#include <algorithm>

#include <vector>

namespace sagewatch::checks {
namespace {

char closing(char open) {
  if (open == '(') return ')';
  return open == '[' ? ']' : '}';
}

/// Reads a source to its end, or to the first problem.
class PythonLines {
 public:
  explicit PythonLines(std::string_view source) : source_(source) {}

  std::optional<PythonProblem> read() {
    while (!problem_ && at_ < source_.size()) {
      if (at_line_start_ && brackets_.empty()) indentation();
      if (!problem_ && at_ < source_.size()) step();
    }
    if (!problem_ && !brackets_.empty()) {
      fail(brackets_.back().line, fmt::format("'{}' is never closed", brackets_.back().open));
    }
    if (!problem_ && opens_block_) fail(line_, "expected an indented block");
    return problem_;
  }

 private:
  struct Bracket {
    char open;
    int line;
  };

  char here() const { return at_ < source_.size() ? source_[at_] : '\n'; }

  void fail(int line, std::string message) { problem_ = {line, std::move(message)}; }

  /// Checks the indentation of a logical line: blank lines and comments don't count.
  void indentation() {
    std::size_t width = 0;
    for (; here() == ' ' || here() == '\t'; ++at_) width += here() == ' ' ? 1 : 8 - width % 8;
    at_line_start_ = false;
    if (here() == '\n' || here() == '\r' || here() == '#') return;
    if (width > indents_.back()) {
      if (!opens_block_) return fail(line_, "unexpected indent");
      indents_.push_back(width);
    } else if (opens_block_) {
      return fail(line_, "expected an indented block");
    }
    while (width < indents_.back()) indents_.pop_back();
    if (width != indents_.back())
      fail(line_, "the indentation of this line matches no outer level");
    opens_block_ = false;
  }

  void step() {
    const char c = source_[at_];
    if (c == '\n') return end_of_line();
    if (c == '#') return comment();
    if (c == '\'' || c == '"') return text(c);
    if (c == '\\' && source_.substr(at_ + 1, 1) == "\n") {
      ++line_;
      at_ += 2;
      return;
    }
    if (c == '(' || c == '[' || c == '{') brackets_.push_back({c, line_});
    if (c == ')' || c == ']' || c == '}') close(c);
    if (c != ' ' && c != '\t' && c != '\r') last_ = c;
    ++at_;
  }

  void end_of_line() {
    if (brackets_.empty()) {
      if (last_ != '\0') opens_block_ = last_ == ':';
      last_ = '\0';
      at_line_start_ = true;
    }
    ++line_;
    ++at_;
  }

  void comment() { at_ = std::min(source_.find('\n', at_), source_.size()); }

  void close(char c) {
    if (brackets_.empty() || closing(brackets_.back().open) != c) {
      return fail(line_, fmt::format("'{}' has no matching bracket", c));
    }
    brackets_.pop_back();
  }

  void text(char quote) {
    const int begin = line_;
    const std::string three(3, quote);
    const bool lines = source_.substr(at_, 3) == three;
    const auto end = lines ? three : std::string(1, quote);
    for (at_ += end.size(); at_ < source_.size(); ++at_) {
      if (source_.substr(at_, end.size()) == end) {
        at_ += end.size();
        last_ = quote;
        return;
      }
      if (here() == '\\') ++at_;
      if (here() != '\n') continue;
      if (!lines && source_[at_ - 1] != '\\') break;
      ++line_;
    }
    fail(begin, "this string is never closed");
  }

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool at_line_start_ = true;
  bool opens_block_ = false;
  char last_ = '\0';  ///< of the logical line so far, without spaces and comments
  std::vector<std::size_t> indents_{0};
  std::vector<Bracket> brackets_ = {};
  std::optional<PythonProblem> problem_ = {};
};

}  // namespace

std::optional<PythonProblem> python_problem(std::string_view source) {
  return PythonLines(source).read();
}

}  // namespace sagewatch::checks
