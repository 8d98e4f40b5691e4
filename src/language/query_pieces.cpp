#include "query_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lexical.hpp"
#include "metrics_insights_words.hpp"

namespace sagewatch::language {

bool QueryPieces::stop(std::size_t offset, std::string message) {
  query_.problems.push_back({offset, std::move(message)});
  return false;
}

void QueryPieces::doubt(std::size_t offset, std::string message) {
  query_.doubts.push_back({offset, std::move(message)});
}

/// No problem can be found after an unknown part.
bool QueryPieces::unexpected(std::string_view wanted) {
  if (cursor_.at_unknown()) return false;
  return stop(cursor_.offset(),
              fmt::format("expected {1}, got {0}", describe_next(cursor_), wanted));
}

bool QueryPieces::accept_word(std::string_view word) {
  cursor_.skip_blanks();
  if (!same_word(peek_word(cursor_), word)) return false;
  cursor_.advance(word.size());
  return true;
}

bool QueryPieces::expect_word(std::string_view word) {
  return accept_word(word) || unexpected(fmt::format("{}", word));
}

bool QueryPieces::expect(std::string_view token, std::string_view where) {
  cursor_.skip_blanks();
  return cursor_.accept(token) || unexpected(fmt::format("'{}' {}", token, where));
}

bool QueryPieces::bare_name(QueryName& out, std::string_view what) {
  out.text = cursor_.take_while(is_word_character);
  if (cursor_.at_unknown() || out.text.empty()) return unexpected(what);
  const auto end = [](char c) {
    return is_blank(c) || std::string_view("(),=!;<>").find(c) != std::string_view::npos;
  };
  if (!cursor_.at_end() && !end(cursor_.peek())) {
    out.text += cursor_.take_while([&](char c) { return !end(c); });
    if (out.text.find("${") != std::string::npos) return false;
    return unquoted(out);
  }
  if (!is_reserved_in_metrics_insights(out.text)) return true;
  doubt(out.offset,
        fmt::format("'{0}' is a reserved keyword: write \"{0}\" in double quotes", out.text));
  return true;
}

/// "FROM AWS/RDS" is an example in the user guide, against its own rule.
bool QueryPieces::unquoted(const QueryName& name) {
  auto message = fmt::format(
      "'{}' needs double quotes: it has characters other than letters, digits and '_'", name.text);
  const auto harmless = [](char c) { return is_word_character(c) || c == '/'; };
  if (!std::ranges::all_of(name.text, harmless)) return stop(name.offset, std::move(message));
  doubt(name.offset, std::move(message));
  return true;
}

bool QueryPieces::name(QueryName& out, std::string_view what) {
  cursor_.skip_blanks();
  out.offset = cursor_.offset();
  if (cursor_.peek() != '"') return bare_name(out, what);
  auto text = read_quoted(cursor_);
  if (!text) return stop(out.offset, "a double quote is not closed");
  out.text = std::move(*text);
  return true;
}

/// `tag.KEY` and `AWS.AccountId` are the only ones with a dot outside quotes.
bool QueryPieces::label(QueryName& out) {
  cursor_.skip_blanks();
  out.offset = cursor_.offset();
  Cursor behind = cursor_;
  const auto first = behind.take_while(is_word_character);
  const bool dotted = behind.accept(".") && (same_word(first, "tag") || same_word(first, "aws"));
  if (!dotted) return name(out, "the name of a label");
  out.is_attribute = true;
  out.text = std::string(first) + '.';
  cursor_ = behind;
  QueryName key;
  if (!name(key, "a key")) return false;
  out.text += key.text;
  return true;
}

bool QueryPieces::labels(std::vector<QueryName>& out) {
  do {
    if (!label(out.emplace_back())) return false;
    cursor_.skip_blanks();
  } while (cursor_.accept(","));
  return true;
}

}  // namespace sagewatch::language
