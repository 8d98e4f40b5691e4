#include "metrics_insights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lexical.hpp"
#include "query_pieces.hpp"

namespace sagewatch::language {
namespace {

constexpr std::array<std::string_view, 5> query_functions{"AVG", "COUNT", "MAX", "MIN", "SUM"};
constexpr int most_series = 500;

bool is_function(std::string_view word) {
  return std::ranges::any_of(query_functions, [&](auto name) { return same_word(name, word); });
}

/// Reads clause by clause; every step returns whether to continue.
class QueryReader : private QueryPieces {
 public:
  explicit QueryReader(std::string_view text) : QueryPieces(text) {}

  MetricsInsightsQuery read() {
    query_.complete = select() && from() && where() && group_by() && order_by() && limit() && end();
    return std::move(query_);
  }

 private:
  bool select();
  bool from();
  bool schema();
  bool where();
  bool condition();
  bool comparison(const QueryName& label);
  bool equal_value(const QueryName& label);
  bool value(const QueryName& label);
  bool list_of_values(const QueryName& label);
  bool group_by();
  bool order_by();
  bool limit();
  bool end();

  bool function(std::string& out, std::string_view what);
};

bool QueryReader::function(std::string& out, std::string_view what) {
  cursor_.skip_blanks();
  out = peek_word(cursor_);
  if (!is_function(out)) return unexpected(what);
  cursor_.advance(out.size());
  return true;
}

bool QueryReader::select() {
  return expect_word("SELECT") &&
         function(query_.function, "one of the functions AVG, COUNT, MAX, MIN and SUM") &&
         expect("(", "after the function") && name(query_.metric, "the name of a metric") &&
         expect(")", "after the name of the metric");
}

bool QueryReader::schema() {
  query_.has_schema = true;
  if (!expect("(", "after SCHEMA") || !name(query_.name_space, "a namespace")) return false;
  cursor_.skip_blanks();
  if (cursor_.accept(",") && !labels(query_.schema)) return false;
  return expect(")", "at the end of SCHEMA");
}

bool QueryReader::from() {
  if (!expect_word("FROM")) return false;
  return accept_word("SCHEMA") ? schema() : name(query_.name_space, "a namespace or SCHEMA(…)");
}

bool QueryReader::where() {
  if (!accept_word("WHERE")) return true;
  for (;;) {
    if (!condition()) return false;
    cursor_.skip_blanks();
    const auto offset = cursor_.offset();
    if (accept_word("AND")) continue;
    if (!accept_word("OR")) return true;
    doubt(offset, "conditions can only be combined with AND");
  }
}

bool QueryReader::condition() {
  cursor_.skip_blanks();
  if (cursor_.peek() == '(') {
    // Not documented: the content of the parentheses is not checked.
    doubt(cursor_.offset(), "conditions can't be grouped with parentheses");
    return false;
  }
  QueryName compared;
  if (!label(compared)) return false;
  query_.where.push_back({compared});
  return comparison(compared);
}

bool QueryReader::comparison(const QueryName& label) {
  cursor_.skip_blanks();
  if (cursor_.accept("!=")) return value(label);
  if (cursor_.accept("=")) return equal_value(label);
  const auto offset = cursor_.offset();
  const auto word = std::string(peek_word(cursor_));
  if (accept_word("NOT") || same_word(word, "IN") || same_word(word, "LIKE")) {
    doubt(offset, "labels can only be compared with = and !=");
    if (accept_word("IN")) return list_of_values(label);
    return accept_word("LIKE") ? value(label) : unexpected("'IN' or 'LIKE'");
  }
  return unexpected("'=' or '!='");
}

bool QueryReader::equal_value(const QueryName& label) {
  cursor_.skip_blanks();
  auto ahead = cursor_;
  if (ahead.peek() == '\'') query_.where.back().value = read_quoted(ahead).value_or("");
  return value(label);
}

bool QueryReader::list_of_values(const QueryName& label) {
  if (!expect("(", "after IN")) return false;
  do {
    if (!value(label)) return false;
    cursor_.skip_blanks();
  } while (cursor_.accept(","));
  return expect(")", "at the end of the list");
}

bool QueryReader::value(const QueryName& label) {
  cursor_.skip_blanks();
  const auto offset = cursor_.offset();
  if (cursor_.peek() == '\'') {
    return read_quoted(cursor_).has_value() || stop(offset, "a single quote is not closed");
  }
  if (label.is_attribute && accept_word("CURRENT_ACCOUNT_ID")) {
    return expect("(", "after CURRENT_ACCOUNT_ID") && expect(")", "after CURRENT_ACCOUNT_ID(");
  }
  // "WHERE AWS.AccountId=444455556666" is an example of the documentation.
  if (label.is_attribute && !cursor_.take_while(is_digit).empty()) return true;
  return unexpected("a value in single quotes");
}

bool QueryReader::group_by() {
  return !accept_word("GROUP") || (expect_word("BY") && labels(query_.group_by));
}

bool QueryReader::order_by() {
  if (!accept_word("ORDER")) return true;
  query_.has_order = true;
  std::string function_name;
  if (!expect_word("BY") ||
      !function(function_name, "one of AVG(), COUNT(), MAX(), MIN() and SUM()") ||
      !expect("(", "after the function")) {
    return false;
  }
  cursor_.skip_blanks();
  if (!cursor_.at_unknown() && cursor_.peek() != ')' && !cursor_.at_end()) {
    doubt(cursor_.offset(), "the function in ORDER BY takes no argument");
    cursor_.take_while([](char c) { return c != ')'; });
  }
  if (!expect(")", "after the function")) return false;
  if (!accept_word("ASC")) accept_word("DESC");
  return true;
}

bool QueryReader::limit() {
  if (!accept_word("LIMIT")) return true;
  cursor_.skip_blanks();
  const auto offset = cursor_.offset();
  const auto digits = cursor_.take_while(is_digit);
  if (digits.empty() || cursor_.at_unknown()) return unexpected("a number");
  int number = 0;
  for (const char digit : digits) number = std::min(number * 10 + (digit - '0'), most_series + 1);
  if (number > most_series) {
    return stop(offset,
                fmt::format("LIMIT is {}, a query returns at most {} series", digits, most_series));
  }
  query_.limit = number;
  return true;
}

bool QueryReader::end() {
  cursor_.skip_blanks();
  if (cursor_.accept(";")) cursor_.skip_blanks();
  return cursor_.at_end() || unexpected(
                                 "another clause, in the order WHERE, GROUP BY, ORDER BY, "
                                 "LIMIT, or the end of the query");
}

}  // namespace

bool is_metrics_insights(std::string_view expression) {
  Cursor cursor(expression);
  cursor.skip_blanks();
  return same_word(peek_word(cursor), "SELECT");
}

MetricsInsightsQuery read_metrics_insights(std::string_view text) {
  return QueryReader(text).read();
}

}  // namespace sagewatch::language
