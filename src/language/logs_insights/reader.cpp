#include "reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "vocabulary.hpp"

namespace sagewatch::language::logs_insights {

Reader::Reader(Tokens tokens, Query& query) : tokens_(std::move(tokens)), query_(query) {
  query_.problems = tokens_.problems;
}

void Reader::run() {
  if (peek().kind == Kind::end) return refuse(0, "the query has no command");
  if (at_sign("|")) {
    doubt(peek().offset, "a query begins with a command, not with '|'");
    advance();
  }
  pipeline();
  if (peek().kind != Kind::end) expected("'|' and the next command");
}

// Tokens.

const Token& Reader::peek(std::size_t ahead) const {
  return tokens_.list[std::min(position_ + ahead, tokens_.list.size() - 1)];
}

void Reader::advance() { position_ = std::min(position_ + 1, tokens_.list.size() - 1); }

bool Reader::at_word(std::string_view word) const {
  return peek().kind == Kind::word && folded(peek().text) == word;
}

bool Reader::at_sign(std::string_view sign) const {
  return peek().kind == Kind::sign && peek().text == sign;
}

bool Reader::accept_word(std::string_view word) {
  const bool found = at_word(word);
  if (found) advance();
  return found;
}

bool Reader::accept_sign(std::string_view sign) {
  const bool found = at_sign(sign);
  if (found) advance();
  return found;
}

bool Reader::at_end_of_command() const {
  const auto kind = peek().kind;
  return kind == Kind::end || kind == Kind::stop || at_sign("|") || at_sign(")");
}

void Reader::expect_sign(std::string_view sign, std::string_view place) {
  if (!accept_sign(sign)) expected(fmt::format("'{}' {}", sign, place));
}

void Reader::expected(std::string_view what) {
  if (stopped()) return;
  const auto& token = peek();
  const auto there = token.kind == Kind::end ? "the end of the query"
                                             : fmt::format("'{}'", token.text.substr(0, 40));
  refuse(token.offset, fmt::format("expected {1}, got {0}", there, what));
}

void Reader::refuse(std::size_t offset, std::string message) {
  query_.problems.push_back({offset, std::move(message)});
  stop();
}

void Reader::doubt(std::size_t offset, std::string message) {
  query_.doubts.push_back({offset, std::move(message)});
}

void Reader::stop() {
  tokens_.list.back().kind = Kind::stop;
  position_ = tokens_.list.size() - 1;
}

// Commands.

void Reader::pipeline() {
  do {
    command();
    if (!in_subquery_ && !command_.name.empty()) query_.commands.push_back(std::move(command_));
    command_ = {};
  } while (accept_sign("|"));
}

void Reader::command() {
  const auto& token = peek();
  if (token.kind != Kind::word) return expected("a command");
  command_ = {folded(token.text), token.offset};
  aggregated_ = false;
  advance();
  const auto* word = find_command(command_.name);
  if (!word) {
    query_.unknown.push_back({UnknownName::Kind::command, {std::string(token.text), token.offset}});
    return open();
  }
  switch (word->syntax) {
    case Syntax::nothing:
      return;
    case Syntax::items:
      return command_.name == "dedup" ? dedup_list() : items();
    case Syntax::condition:
      return expression();
    case Syntax::aggregates:
      return aggregates();
    case Syntax::order:
      return order();
    case Syntax::count:
      return count();
    case Syntax::parse:
      return parse();
    case Syntax::period:
      return diff();
    case Syntax::unnest:
      return unnest();
    case Syntax::source:
      return source();
    case Syntax::open:
      return open();
  }
}

}  // namespace sagewatch::language::logs_insights
