#include "link_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cursor.hpp"

namespace sagewatch::language {
namespace {

/// Readers return false if the rest can't be read, because of a problem or an unknown part.
class LinkFilterReader {
 public:
  LinkFilterReader(std::string_view text, std::string_view term) : cursor_(text), term_(term) {}

  LinkFilter read() && {
    if (cursor_.rest() != "*") {
      while (condition() && another()) ++filter_.operands;
    }
    return std::move(filter_);
  }

 private:
  static bool is_of_word(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  /// Keywords are documented in capitals; whether lower case is refused is not documented.
  static bool is_keyword(std::string_view word, std::string_view keyword) {
    return std::ranges::equal(word, keyword, {}, lower, lower);
  }

  bool condition() {
    if (unreadable() || cursor_.peek() == '(') return false;
    const auto offset = cursor_.offset();
    if (cursor_.take_while(is_of_word) != term_) {
      return problem(offset, fmt::format("expected {}", term_));
    }
    return !unreadable() && comparison();
  }

  bool comparison() {
    if (cursor_.accept("!=") || cursor_.accept("=")) return value().has_value();
    const auto offset = cursor_.offset();
    auto word = cursor_.take_while(is_of_word);
    if (is_keyword(word, "NOT")) {
      if (unreadable()) return false;
      word = cursor_.take_while(is_of_word);
    }
    if (is_keyword(word, "LIKE")) return like();
    if (is_keyword(word, "IN")) return list();
    return problem(offset, "expected =, !=, LIKE, NOT LIKE, IN or NOT IN");
  }

  bool like() {
    const auto text = value();
    if (text) filter_.likes.push_back(*text);
    return text.has_value();
  }

  bool list() {
    if (unreadable()) return false;
    if (!cursor_.accept("(")) return problem(cursor_.offset(), "expected '(' after IN");
    do {
      if (!value() || unreadable()) return false;
    } while (cursor_.accept(","));
    if (cursor_.accept(")")) return true;
    return problem(cursor_.offset(), "expected ',' or ')' in the list after IN");
  }

  /// A text in single quotes.
  std::optional<LinkFilter::Like> value() {
    if (unreadable()) return std::nullopt;
    const auto offset = cursor_.offset();
    if (!cursor_.accept("'")) {
      problem(offset, "expected a string in single quotes");
      return std::nullopt;
    }
    const auto text = cursor_.take_while([](char c) { return c != '\''; });
    if (cursor_.accept("'")) return LinkFilter::Like{offset, text};
    problem(offset, "the quotes are not closed");
    return std::nullopt;
  }

  /// Whether there is an AND or an OR.
  bool another() {
    if (unreadable() || cursor_.at_end()) return false;
    const auto offset = cursor_.offset();
    const auto word = cursor_.take_while(is_of_word);
    if (is_keyword(word, "AND") || is_keyword(word, "OR")) return true;
    return problem(offset, "expected AND or OR");
  }

  bool unreadable() {
    cursor_.skip_blanks();
    return cursor_.at_unknown();
  }

  bool problem(std::size_t offset, std::string message) {
    filter_.problems.push_back({offset, std::move(message)});
    return false;
  }

  Cursor cursor_;
  std::string_view term_;
  LinkFilter filter_ = {};
};

}  // namespace

LinkFilter read_link_filter(std::string_view text, std::string_view term) {
  return LinkFilterReader(text, term).read();
}

}  // namespace sagewatch::language
