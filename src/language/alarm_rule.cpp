#include "alarm_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lexical.hpp"

namespace sagewatch::language {
namespace {

constexpr std::size_t most_rule_characters = 10240;
constexpr std::size_t most_rule_children = 100;
/// Children, TRUE and FALSE, and parentheses.
constexpr std::size_t most_rule_elements = 500;

/// Every step returns whether to continue.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : text_(text), cursor_(text) {}

  AlarmRule read();

 private:
  bool any_of();
  bool all_of();
  bool operand();
  bool group();
  bool state();
  bool at_least();
  bool threshold();
  bool children();
  bool child();
  bool quoted_child();
  bool bare_child();
  bool end();
  bool is_state(std::string_view word) const;

  bool accept_word(std::string_view word);
  bool expect(std::string_view token);
  bool count_element();
  bool add_child(std::string alarm, std::size_t offset);
  bool stop(std::size_t offset, std::string message) {
    rule_.problems.push_back({offset, std::move(message)});
    return false;
  }
  bool unexpected(std::string_view wanted) {
    if (cursor_.at_unknown()) return false;
    return stop(cursor_.offset(),
                fmt::format("expected {1}, got {0}", describe_next(cursor_), wanted));
  }

  std::string_view text_;
  Cursor cursor_;
  std::size_t elements_ = 0;
  std::set<std::string> different_ = {};
  AlarmRule rule_ = {};
};

AlarmRule RuleReader::read() {
  if (text_.size() > most_rule_characters && text_.find("${") == std::string_view::npos) {
    stop(most_rule_characters, fmt::format("the rule has {} characters, CloudWatch accepts {}",
                                           text_.size(), most_rule_characters));
  } else if (!text_.empty() && (is_blank(text_.front()) || is_blank(text_.back()))) {
    stop(is_blank(text_.front()) ? 0 : text_.size() - 1,
         "a rule must not begin or end with a space or a line break");
  } else if (any_of()) {
    end();
  }
  return std::move(rule_);
}

bool RuleReader::accept_word(std::string_view word) {
  cursor_.skip_blanks();
  if (!same_word(peek_word(cursor_), word)) return false;
  cursor_.advance(word.size());
  return true;
}

bool RuleReader::expect(std::string_view token) {
  cursor_.skip_blanks();
  return cursor_.accept(token) || unexpected(fmt::format("'{}'", token));
}

bool RuleReader::count_element() {
  if (++elements_ <= most_rule_elements) return true;
  return stop(
      cursor_.offset(),
      fmt::format("a rule has at most {} alarms, TRUE, FALSE and parentheses", most_rule_elements));
}

bool RuleReader::any_of() {
  do {
    if (!all_of()) return false;
  } while (accept_word("OR"));
  return true;
}

bool RuleReader::all_of() {
  do {
    while (accept_word("NOT")) {
    }
    if (!operand()) return false;
  } while (accept_word("AND"));
  return true;
}

bool RuleReader::is_state(std::string_view word) const {
  return same_word(word, "ALARM") || same_word(word, "OK") || same_word(word, "INSUFFICIENT_DATA");
}

bool RuleReader::operand() {
  cursor_.skip_blanks();
  if (cursor_.peek() == '(') return group();
  if (accept_word("TRUE") || accept_word("FALSE")) return count_element();
  if (accept_word("AT_LEAST")) return at_least();
  const auto word = peek_word(cursor_);
  if (!is_state(word)) {
    return unexpected("ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE or '('");
  }
  cursor_.advance(word.size());
  return expect("(") && child() && expect(")");
}

/// The nesting depth is limited by the number of elements.
bool RuleReader::group() {
  if (!count_element()) return false;
  cursor_.advance();
  return any_of() && expect(")");
}

bool RuleReader::at_least() {
  return expect("(") && threshold() && expect(",") && state() && expect(",") && expect("(") &&
         children() && expect(")") && expect(")");
}

bool RuleReader::threshold() {
  cursor_.skip_blanks();
  const auto digits = cursor_.take_while(is_digit);
  if (digits.empty() || cursor_.at_unknown()) return unexpected("a number or a percentage");
  cursor_.accept("%");
  return true;
}

bool RuleReader::state() {
  accept_word("NOT");
  cursor_.skip_blanks();
  const auto word = peek_word(cursor_);
  if (!is_state(word)) return unexpected("ALARM, OK or INSUFFICIENT_DATA");
  cursor_.advance(word.size());
  return true;
}

bool RuleReader::children() {
  do {
    if (!child()) return false;
    cursor_.skip_blanks();
  } while (cursor_.accept(","));
  return true;
}

bool RuleReader::child() {
  cursor_.skip_blanks();
  return cursor_.peek() == '"' ? quoted_child() : bare_child();
}

bool RuleReader::quoted_child() {
  const auto offset = cursor_.offset();
  auto alarm = read_quoted(cursor_);
  if (!alarm) return stop(offset, "a double quote is not closed");
  return add_child(std::move(*alarm), offset);
}

bool RuleReader::bare_child() {
  const auto offset = cursor_.offset();
  while (!cursor_.at_end()) {
    if (cursor_.at_unknown()) {
      skip_unknown(cursor_);
    } else if (is_blank(cursor_.peek()) ||
               std::string_view("(),").find(cursor_.peek()) != std::string_view::npos) {
      break;
    } else {
      cursor_.advance();
    }
  }
  const auto end = cursor_.offset();
  if (end == offset) return unexpected("the name of an alarm");
  cursor_.skip_blanks();
  if (cursor_.at_unknown()) return false;
  if (!cursor_.at_end() && cursor_.peek() != ')' && cursor_.peek() != ',') {
    return stop(offset, "the name of an alarm that has spaces or parentheses needs double quotes");
  }
  return add_child(std::string(text_.substr(offset, end - offset)), offset);
}

bool RuleReader::add_child(std::string alarm, std::size_t offset) {
  different_.insert(alarm);
  rule_.children.push_back({std::move(alarm), offset});
  if (different_.size() > most_rule_children) {
    return stop(offset, fmt::format("a rule refers to at most {} alarms", most_rule_children));
  }
  return count_element();
}

bool RuleReader::end() {
  cursor_.skip_blanks();
  return cursor_.at_end() || unexpected("AND, OR or the end of the rule");
}

}  // namespace

AlarmRule read_alarm_rule(std::string_view text) { return RuleReader(text).read(); }

}  // namespace sagewatch::language
