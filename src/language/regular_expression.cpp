#include "regular_expression.hpp"

#include <algorithm>
#include <vector>

#include "characters.hpp"
#include "lexical.hpp"

namespace sagewatch::language {
namespace {

class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : text_(text) {}

  std::optional<Problem> problem() {
    while (!problem_ && at_ < text_.size()) next();
    if (!problem_ && !open_.empty()) refuse(open_.back(), "this parenthesis is not closed");
    return std::move(problem_);
  }

 private:
  void next() {
    const char c = text_[at_];
    const bool repeats = c == '*' || c == '+' || c == '?';
    if (c == '\\') {
      at_ += 2;
    } else if (c == '[') {
      character_class();
    } else if (c == '(') {
      open_group();
    } else if (c == ')') {
      close_group();
    } else if (repeats && !has_operand_) {
      refuse(at_, std::string("there is nothing before ") + c + " to be repeated");
    } else {
      ++at_;
    }
    has_operand_ = c != '(' && c != '|';
  }

  void open_group() {
    open_.push_back(at_++);
    if (!accept("?")) return;
    if (accept("P<") || (accept("<") && !at("=") && !at("!"))) return group_name();
    // The prefix of a non-capturing group, a lookaround or flags ends at one of these.
    at_ = std::min(text_.size(), text_.find_first_of(":=!)", at_));
    if (at_ < text_.size() && text_[at_] != ')') ++at_;
  }

  /// Public queries of Logs Insights name groups like its own fields: `@ip` (AWS fact LOG-16).
  void group_name() {
    const auto begin = at_;
    const auto end = std::min(text_.size(), text_.find('>', at_));
    auto name = text_.substr(begin, end - begin);
    if (name.starts_with('@')) name.remove_prefix(1);
    const bool valid = !name.empty() && !is_digit(name.front()) &&
                       std::ranges::all_of(name, [](char c) { return is_word_character(c); });
    if (!valid)
      return refuse(begin, "the name of a group consists of letters, digits and underscores");
    at_ = end + 1;
  }

  void close_group() {
    if (open_.empty()) return refuse(at_, "this parenthesis has no matching one");
    open_.pop_back();
    ++at_;
  }

  /// A bracket at the beginning of a class is one of its characters.
  void character_class() {
    const auto begin = at_++;
    accept("^");
    accept("]");
    while (at_ < text_.size() && text_[at_] != ']') {
      if (at("[:")) at_ = std::min(text_.size(), text_.find(":]", at_)) + 1;
      at_ += text_[std::min(at_, text_.size() - 1)] == '\\' ? 2 : 1;
    }
    if (at_ >= text_.size()) return refuse(begin, "this character class is not closed");
    ++at_;
  }

  bool at(std::string_view what) const {
    return at_ <= text_.size() && text_.substr(at_).starts_with(what);
  }
  bool accept(std::string_view what) {
    if (!at(what)) return false;
    at_ += what.size();
    return true;
  }
  void refuse(std::size_t offset, std::string message) { problem_ = {offset, std::move(message)}; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_ = {};  ///< offsets of the groups that are not closed yet
  bool has_operand_ = false;            ///< whether a quantifier may follow
  std::optional<Problem> problem_ = {};
};

}  // namespace

std::optional<Problem> regular_expression_problem(std::string_view text) {
  return ExpressionReader(text).problem();
}

}  // namespace sagewatch::language
