#include "reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "../regular_expression.hpp"

namespace sagewatch::language::filter_pattern {
namespace {

/// More than any pattern of 1,024 characters needs. Reading ends there, to protect the call stack.
constexpr std::size_t most_levels = 60;
constexpr std::size_t most_regexes = 2;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_multi_byte(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// The guide lists the characters of a regular expression; a space and a percent sign are not
/// checked.
bool fits_regex(char c) { return is_alphanumeric(c) || is_one_of(c, " %:_#=@/;,-^$?[]{}|\\*+."); }

constexpr std::array<std::string_view, 6> operators{"!=", ">=", "<=", "=", ">", "<"};

}  // namespace

bool Reader::goes_on() {
  if (cursor_.at_unknown()) {
    over_ = true;
    pattern_.is_whole = false;
  }
  return !ended();
}

void Reader::refuse(std::size_t offset, std::string message) {
  if (over_) return;
  pattern_.problems.push_back({offset, std::move(message)});
  over_ = true;
}

void Reader::expected(std::string_view what) {
  if (cursor_.at_unknown()) goes_on();
  if (over_) return;
  const auto there = cursor_.at_end() ? "the end of the pattern"
                                      : fmt::format("'{}'", cursor_.rest().substr(0, 1));
  refuse(cursor_.offset(), fmt::format("expected {1}, got {0}", there, what));
}

void Reader::skip_blanks() { cursor_.skip_blanks(); }

// Terms.

void Reader::terms() {
  skip_blanks();
  while (goes_on()) {
    term();
    skip_blanks();
  }
}

void Reader::term() {
  const auto begin = cursor_.offset();
  if (cursor_.peek() == '?' || cursor_.peek() == '-') cursor_.advance();
  if (cursor_.peek() == '"') return quoted();
  const auto rest = cursor_.rest();
  if (cursor_.peek() == '%' && rest.find('%', 1) != std::string_view::npos) return regex();
  bool odd = false;
  while (goes_on() && !is_blank(cursor_.peek())) {
    const char c = cursor_.peek();
    if (c == '"')
      return refuse(begin, "there is a quote inside a term: put the whole term in quotes");
    odd = odd || !(is_alphanumeric(c) || is_one_of(c, "_.-*"));
    cursor_.advance();
  }
  if (!odd || over_) return;
  pattern_.doubts.push_back(
      {begin, "a term with characters other than letters and digits needs double quotes"});
}

// JSON.

void Reader::json() {
  any_of(0);
  skip_blanks();
  if (goes_on()) expected("'&&', '||' or '}'");
}

/// Conditions between && and ||: whether they are well formed doesn't depend on precedence.
void Reader::any_of(std::size_t depth) {
  if (depth > most_levels) over_ = true;
  do condition(depth);
  while (!over_ && (cursor_.accept("&&") || cursor_.accept("||")));
}

void Reader::condition(std::size_t depth) {
  skip_blanks();
  if (!goes_on()) return expected("a condition, such as $.level = \"ERROR\"");
  if (cursor_.accept("!")) skip_blanks();
  if (cursor_.accept("(")) {
    any_of(depth + 1);
    skip_blanks();
    if (!cursor_.accept(")")) return expected("')'");
  } else {
    selector();
    skip_blanks();
    if (!over_ && !test()) expected("an operator, such as = or NOT EXISTS");
  }
  skip_blanks();
}

/// $.a.b[0]['c d'].*
void Reader::selector() {
  if (!cursor_.accept("$")) return expected("a selector, such as $.level");
  bool found = false;
  while (goes_on()) {
    if (cursor_.accept("[")) {
      if (cursor_.peek() == '\'' || cursor_.peek() == '"') {
        const char quote = cursor_.peek();
        cursor_.advance();
        cursor_.take_while([&](char c) { return c != quote; });
        cursor_.advance();
      }
      cursor_.take_while([](char c) { return c != ']' && c != '}'; });
      if (!cursor_.accept("]")) return expected("']'");
    } else if (cursor_.accept(".")) {
      const auto name = cursor_.take_while(
          [](char c) { return !is_blank(c) && !is_one_of(c, ".[]=!<>(){}&|\"'$"); });
      if (name.empty() && cursor_.peek() != '[' && goes_on()) return expected("a name");
    } else {
      break;
    }
    found = true;
  }
  if (!found) expected("'.' and a name after '$'");
}

/// What follows a selector or the name of a field.
bool Reader::test() {
  if (!goes_on()) return over_;
  if (comparison()) return true;
  const auto offset = cursor_.offset();
  const auto word = cursor_.take_while(is_alphanumeric);
  skip_blanks();
  const auto next_offset = cursor_.offset();
  const auto next = cursor_.take_while(is_alphanumeric);
  if (word == "NOT" && next == "EXISTS") return true;
  if (word == "IS" && (next == "NULL" || next == "TRUE" || next == "FALSE")) return true;
  if (!goes_on() && over_) return true;
  if (word == "IS" || word == "EXISTS" || word == "NOT") {
    refuse(word == "IS" ? next_offset : offset,
           "only IS NULL, IS TRUE, IS FALSE and NOT EXISTS are supported");
    return true;
  }
  return false;
}

bool Reader::comparison() {
  const auto accept = [&](std::string_view sign) { return cursor_.accept(sign); };
  if (!std::ranges::any_of(operators, accept)) return false;
  skip_blanks();
  value();
  return true;
}

void Reader::value() {
  if (!goes_on() || cursor_.peek() == '=') return expected("a value");
  if (cursor_.peek() == '"') return quoted();
  if (cursor_.peek() == '%') return regex();
  bare();
}

void Reader::quoted() {
  const auto begin = cursor_.offset();
  cursor_.advance();
  while (!cursor_.at_end()) {
    const char c = cursor_.peek();
    cursor_.advance(c == '\\' ? 2 : 1);
    if (c == '"') return;
  }
  refuse(begin, "the string that begins here has no closing quote");
}

void Reader::regex() {
  const auto begin = cursor_.offset();
  cursor_.advance();
  const auto rest = cursor_.rest();
  while (goes_on() && cursor_.peek() != '%') {
    const char c = cursor_.peek();
    if (is_multi_byte(c)) {
      return refuse(cursor_.offset(), "a regular expression may have only ASCII characters");
    }
    if (!fits_regex(c)) {
      return refuse(cursor_.offset(),
                    fmt::format("'{}' is not supported in a regular expression: write \\x{:02x}", c,
                                static_cast<unsigned>(c)));
    }
    cursor_.advance(c == '\\' && cursor_.rest().substr(1, 1) == "%" ? 2 : 1);
  }
  if (over_) return;
  const auto inside = rest.substr(0, cursor_.offset() - begin - 1);
  if (!cursor_.accept("%")) {
    return refuse(begin, "the regular expression that begins here has no closing %");
  }
  if (const auto problem = regular_expression_problem(inside)) {
    return refuse(begin + 1 + problem->offset, problem->message);
  }
  if (++regexes_ == most_regexes + 1) {
    refuse(begin, fmt::format("a pattern has at most {} regular expressions", most_regexes));
  }
}

/// A number or a text without quotes, with * as a wildcard.
void Reader::bare() {
  const auto begin = cursor_.offset();
  const char first = cursor_.peek();
  if (first == '\'') return refuse(begin, "strings need double quotes, not single quotes");
  while (goes_on() && !is_blank(cursor_.peek()) && !is_one_of(cursor_.peek(), ",)]}&|\"")) {
    cursor_.advance();
  }
  if (cursor_.offset() == begin && !over_) return expected("a value");
  const auto rest = cursor_.rest();
  if (!over_ && rest.starts_with('"')) {
    refuse(cursor_.offset(), "there is a quote inside a value: put the whole value in quotes");
  }
}

// Space-delimited.

void Reader::space_delimited() {
  do {
    skip_blanks();
    if (!goes_on()) return;
    field();
    skip_blanks();
  } while (!over_ && cursor_.accept(","));
  if (goes_on()) expected("',' or ']'");
}

void Reader::field() {
  if (cursor_.accept("...") || cursor_.peek() == ',') return;
  std::size_t open = 0;
  std::string name;
  do {
    skip_blanks();
    while (cursor_.accept("(")) ++open;
    const auto offset = cursor_.offset();
    const auto found = field_name();
    if (!found.empty() && !name.empty() &&
        !std::ranges::equal(found, name, [](char a, char b) { return (a | 0x20) == (b | 0x20); })) {
      return refuse(offset,
                    fmt::format("the conditions of one field refer to '{}' and '{}'", name, found));
    }
    if (name.empty()) name = found;
    skip_blanks();
    if (goes_on()) comparison();
    skip_blanks();
    while (open > 0 && cursor_.accept(")")) {
      --open;
      skip_blanks();
    }
  } while (!over_ && (cursor_.accept("&&") || cursor_.accept("||")));
  if (!name.empty()) pattern_.fields.push_back(std::move(name));
}

std::string Reader::field_name() {
  return std::string(cursor_.take_while(
      [](char c) { return is_alphanumeric(c) || is_multi_byte(c) || is_one_of(c, "_-.@:/$#"); }));
}

}  // namespace sagewatch::language::filter_pattern
