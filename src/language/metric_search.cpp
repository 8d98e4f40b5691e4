#include "metric_search.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "lexical.hpp"

namespace sagewatch::language {
namespace {

/// Terms follow one another, with or without an operator between them. So no recursion is needed,
/// only the positions of open parentheses.
class SearchReader {
 public:
  explicit SearchReader(std::string_view text) : cursor_(text) {}

  MetricSearch read() {
    for (skip_separators(); !cursor_.at_end(); skip_separators()) {
      if (!part()) return std::move(search_);
    }
    if (!pending_.empty()) {
      stop(cursor_.offset(), fmt::format("a term is missing after '{}'", pending_));
    } else if (!open_.empty()) {
      stop(open_.back(), "a parenthesis is not closed");
    } else if (empty_) {
      stop(0, "a search needs a schema in braces, or a term");
    }
    if (has_alternatives_) search_.metric.clear();
    if (has_alternatives_ && !has_schema_) search_.name_space.clear();
    return std::move(search_);
  }

 private:
  bool part();
  bool schema();
  std::string schema_name();
  bool exact();
  bool close();
  bool word();
  bool operation(std::string_view word, std::size_t offset);
  bool term();
  void add_account(std::size_t offset, const std::string& text);

  bool stop(std::size_t offset, std::string message) {
    search_.problems.push_back({offset, std::move(message)});
    return false;
  }
  /// Some examples in the documentation have a comma after the schema.
  void skip_separators() {
    cursor_.take_while([](char c) { return is_blank(c) || c == ','; });
  }

  Cursor cursor_;
  std::vector<std::size_t> open_ = {};  ///< where parentheses were opened
  std::string pending_ = {};            ///< the operator, "=" or "(" that needs a term next
  bool after_term_ = false;
  bool empty_ = true;
  bool has_schema_ = false;
  bool has_alternatives_ = false;
  bool negated_ = false;       ///< after NOT
  std::string property_ = {};  ///< the last word, and with pending_ "=" whose value is next
  /// The number of open parentheses at `:aws.AccountId`, while its values are read.
  std::optional<std::size_t> accounts_at_ = {};
  MetricSearch search_ = {};
};

bool SearchReader::part() {
  const auto offset = cursor_.offset();
  if (cursor_.at_unknown()) return word();
  switch (cursor_.peek()) {
    case '{':
      return schema();
    case '"':
      return exact();
    case ')':
      return close();
    case '(':
      cursor_.advance();
      open_.push_back(offset);
      pending_ = "(";
      after_term_ = false;
      return true;
    case '=':
      if (!after_term_) return stop(offset, "the name of a property is missing before '='");
      if (property_ == ":aws.AccountId") accounts_at_ = open_.size();
      cursor_.advance();
      pending_ = "=";
      return true;
    default:
      return word();
  }
}

/// A complete term, unless '=' follows.
bool SearchReader::term() {
  if (pending_ != "NOT") negated_ = false;
  pending_.clear();
  after_term_ = true;
  empty_ = false;
  return true;
}

/// A term, if it is a value of `:aws.AccountId`: the next one, or each in the parentheses there.
void SearchReader::add_account(std::size_t offset, const std::string& text) {
  if (!accounts_at_) return;
  search_.accounts.push_back({offset, text});
  if (open_.size() == *accounts_at_) accounts_at_.reset();
}

bool SearchReader::schema() {
  const auto offset = cursor_.offset();
  if (has_schema_) return stop(offset, "a search has only one schema in braces");
  has_schema_ = true;
  cursor_.advance();
  skip_separators();
  while (!cursor_.at_end() && cursor_.peek() != '}') {
    search_.schema.push_back(schema_name());
    skip_separators();
  }
  if (!cursor_.accept("}")) return stop(offset, "the brace of the schema is not closed");
  if (search_.schema.empty()) return stop(offset, "the schema in braces must contain a namespace");
  search_.name_space = search_.schema.front();
  empty_ = false;
  return true;
}

/// The namespace or the name of a dimension, which begins here.
std::string SearchReader::schema_name() {
  std::string out;
  if (cursor_.peek() == '"') return read_quoted(cursor_).value_or("");
  while (!cursor_.at_end() && !is_blank(cursor_.peek())) {
    const auto begin = cursor_.rest();
    if (cursor_.at_unknown()) {
      skip_unknown(cursor_);
    } else if (std::string_view(",}\"").find(cursor_.peek()) != std::string_view::npos) {
      break;
    } else {
      cursor_.advance();
    }
    out += begin.substr(0, begin.size() - cursor_.rest().size());
  }
  return out;
}

bool SearchReader::exact() {
  const auto offset = cursor_.offset();
  auto text = read_quoted(cursor_);
  if (!text) return stop(offset, "a double quote is not closed");
  add_account(offset, *text);
  if (pending_ == "=" && open_.empty() && !negated_) {
    if (property_ == "MetricName") search_.metric = std::move(*text);
    if (property_ == "Namespace" && !has_schema_) search_.name_space = std::move(*text);
  }
  return term();
}

bool SearchReader::close() {
  const auto offset = cursor_.offset();
  if (open_.empty()) return stop(offset, "a closing parenthesis has no matching one");
  if (!pending_.empty()) {
    return stop(offset, fmt::format("a term is missing after '{}'", pending_));
  }
  open_.pop_back();
  if (accounts_at_ == open_.size()) accounts_at_.reset();
  cursor_.advance();
  return term();
}

bool SearchReader::operation(std::string_view word, std::size_t offset) {
  if (word != "NOT" && !after_term_ && !has_schema_) {
    return stop(offset, fmt::format("a term is missing before '{}'", word));
  }
  pending_ = word;
  after_term_ = false;
  negated_ = word == "NOT";
  has_alternatives_ = has_alternatives_ || word == "OR";
  return true;
}

bool SearchReader::word() {
  const auto offset = cursor_.offset();
  std::string out;
  while (!cursor_.at_end()) {
    const char next = cursor_.peek();
    if (cursor_.at_unknown()) {
      out += "$";
      skip_unknown(cursor_);
      continue;
    }
    if (is_blank(next) || std::string_view("()\"=,").find(next) != std::string_view::npos) break;
    if (next == '\\') cursor_.advance();
    out += next;
    cursor_.advance();
  }
  const bool is_operator = out == "AND" || out == "OR" || out == "NOT";
  if (is_operator) return operation(out, offset);
  add_account(offset, out);
  property_ = std::move(out);
  return term();
}

}  // namespace

MetricSearch read_metric_search(std::string_view search) { return SearchReader(search).read(); }

}  // namespace sagewatch::language
