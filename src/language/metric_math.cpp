#include "metric_math.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "lexical.hpp"
#include "math_functions.hpp"
#include "metric_search.hpp"
#include "statistic.hpp"

namespace sagewatch::language {
namespace {

using Type = MathNode::Type;

/// Anything nested deeper is not read, so no problem is found in it.
constexpr int most_math_depth = 100;

/// The operators, in order of increasing precedence.
using Operators = std::vector<std::string_view>;
const std::array<Operators, 5>& operator_levels() {
  static const std::array<Operators, 5> all{Operators{"||", "OR"}, Operators{"&&", "AND"},
                                            Operators{"==", "!=", "<=", ">=", "<", ">"},
                                            Operators{"+", "-"}, Operators{"*", "/"}};
  return all;
}

/// Recursive descent; every step returns whether to continue, and leaves its node last.
class MathReader {
 public:
  explicit MathReader(std::string_view text) : cursor_(text) {}

  MetricMath read() {
    math_.complete = operation(0) && end();
    return std::move(math_);
  }

 private:
  bool operation(std::size_t level);
  bool unary();
  bool power();
  bool primary();
  bool number();
  bool text();
  bool list();
  bool parenthesis();
  bool name();
  bool id(std::string_view word, std::size_t offset);
  bool call(std::string_view word, std::size_t offset);
  bool items(char closing, std::vector<std::size_t>& out);
  bool check_arguments(const MathNode& call);
  bool check_search(const MathNode& call);
  bool end();

  std::string_view accept_operator(const Operators& operators);
  bool push(MathNode node) {
    math_.nodes.push_back(std::move(node));
    return true;
  }
  std::size_t last() const { return math_.nodes.size() - 1; }
  bool stop(std::size_t offset, std::string message) {
    math_.problems.push_back({offset, std::move(message)});
    return false;
  }
  bool unexpected(std::string_view wanted) {
    if (cursor_.at_unknown()) return false;
    return stop(cursor_.offset(),
                fmt::format("expected {1}, got {0}", describe_next(cursor_), wanted));
  }

  Cursor cursor_;
  int depth_ = 0;
  MetricMath math_ = {};
};

std::string_view MathReader::accept_operator(const Operators& operators) {
  cursor_.skip_blanks();
  for (const auto symbol : operators) {
    const bool is_word = is_letter(symbol.front());
    if (is_word ? !same_word(peek_word(cursor_), symbol) : !cursor_.rest().starts_with(symbol)) {
      continue;
    }
    cursor_.advance(symbol.size());
    return symbol;
  }
  return {};
}

bool MathReader::operation(std::size_t level) {
  if (level == operator_levels().size()) return unary();
  if (!operation(level + 1)) return false;
  for (;;) {
    const auto left = last();
    cursor_.skip_blanks();
    const auto offset = cursor_.offset();
    const auto symbol = accept_operator(operator_levels().at(level));
    if (symbol.empty()) return true;
    if (!operation(level + 1)) return false;
    push({Type::operation, offset, std::string(symbol), {left, last()}});
  }
}

bool MathReader::unary() {
  std::size_t signs = 0;
  cursor_.skip_blanks();
  const auto offset = cursor_.offset();
  for (; cursor_.accept("-") || cursor_.accept("+"); cursor_.skip_blanks()) ++signs;
  if (!power()) return false;
  if (signs > 0) push({Type::operation, offset, "-", {last()}});
  return true;
}

bool MathReader::power() {
  if (!primary()) return false;
  cursor_.skip_blanks();
  while (cursor_.peek() == '^') {
    const auto left = last();
    const auto offset = cursor_.offset();
    cursor_.advance();
    cursor_.skip_blanks();
    cursor_.accept("-");
    if (!primary()) return false;
    push({Type::operation, offset, "^", {left, last()}});
    cursor_.skip_blanks();
  }
  return true;
}

bool MathReader::primary() {
  if (depth_ == most_math_depth) return false;
  ++depth_;
  cursor_.skip_blanks();
  const char next = cursor_.peek();
  bool goes_on = false;
  if (is_digit(next) || next == '.') {
    goes_on = number();
  } else if (next == '\'' || next == '"') {
    goes_on = text();
  } else if (next == '[') {
    goes_on = list();
  } else if (next == '(') {
    goes_on = parenthesis();
  } else if (is_word_character(next)) {
    goes_on = name();
  } else {
    goes_on = unexpected("a metric, a number, a function or a parenthesis");
  }
  --depth_;
  return goes_on;
}

bool MathReader::number() {
  const auto offset = cursor_.offset();
  cursor_.take_while(is_digit);
  if (cursor_.accept(".")) cursor_.take_while(is_digit);
  const auto word = peek_word(cursor_);
  if (!word.empty() && (word.front() == 'e' || word.front() == 'E')) {
    cursor_.advance();
    if (!cursor_.accept("-")) cursor_.accept("+");
    cursor_.take_while(is_digit);
  } else if (!word.empty()) {
    return stop(offset, "an id must begin with a lowercase letter");
  }
  return !cursor_.at_unknown() && push({Type::number, offset});
}

/// Whether a quote here ends a string: what follows it must be able to follow a string. So quotes
/// of the same kind within a search, as in `:aws.AccountId='LOCAL'`, do not end it.
bool ends_text(Cursor cursor) {
  cursor.advance();
  cursor.skip_blanks();
  return cursor.at_end() || std::string_view(",)]").find(cursor.peek()) != std::string_view::npos;
}

bool MathReader::text() {
  const auto offset = cursor_.offset();
  const char quote = cursor_.peek();
  cursor_.advance();
  const auto content = cursor_.rest();
  const auto begin = cursor_.offset();
  for (; !cursor_.at_end(); cursor_.advance()) {
    if (quote == '\'' && cursor_.accept("'LOCAL'") && cursor_.at_end()) break;
    if (cursor_.peek() == '\\') {
      cursor_.advance();
    } else if (cursor_.peek() == quote && ends_text(cursor_)) {
      push({Type::text, offset, std::string(content.substr(0, cursor_.offset() - begin))});
      cursor_.advance();
      return true;
    }
  }
  return stop(offset, "a quote is not closed");
}

bool MathReader::items(char closing, std::vector<std::size_t>& out) {
  cursor_.skip_blanks();
  while (cursor_.peek() != closing) {
    if (!operation(0)) return false;
    out.push_back(last());
    cursor_.skip_blanks();
    if (cursor_.peek() == closing) break;
    if (!cursor_.accept(",")) return unexpected(fmt::format("',' or '{}'", closing));
  }
  cursor_.advance();
  return true;
}

bool MathReader::list() {
  MathNode node{Type::list, cursor_.offset()};
  cursor_.advance();
  return items(']', node.parts) && push(std::move(node));
}

bool MathReader::parenthesis() {
  cursor_.advance();
  if (!operation(0)) return false;
  cursor_.skip_blanks();
  return cursor_.accept(")") || unexpected("an operator or ')'");
}

bool MathReader::name() {
  const auto offset = cursor_.offset();
  const auto word = cursor_.take_while(is_word_character);
  if (cursor_.at_unknown()) return false;
  cursor_.skip_blanks();
  if (cursor_.peek() == '(') return call(word, offset);
  return id(word, offset);
}

bool MathReader::id(std::string_view word, std::size_t offset) {
  const bool is_word =
      std::ranges::count(math_words(), word) > 0 || word == "true" || word == "false";
  if (is_word) return push({Type::word, offset, std::string(word)});
  if (word.front() >= 'a' && word.front() <= 'z') {
    return push({Type::id, offset, std::string(word)});
  }
  return stop(offset,
              fmt::format("'{}' is neither an id, which begins with a lowercase letter, nor "
                          "one of the words {}",
                          word, fmt::join(math_words(), ", ")));
}

bool MathReader::call(std::string_view word, std::size_t offset) {
  const auto* function = find_math_function(word);
  if (!function) {
    std::string upper(word);
    std::ranges::transform(upper, upper.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    if (find_math_function(upper)) {
      return stop(offset, fmt::format("function names are uppercase: {}", upper));
    }
    return stop(offset, fmt::format("metric math has no function '{}'", word));
  }
  MathNode node{Type::call, offset, std::string(word)};
  cursor_.advance();
  if (!items(')', node.parts)) return false;
  return check_arguments(node) && push(std::move(node));
}

bool MathReader::check_arguments(const MathNode& call) {
  const auto& function = *find_math_function(call.text);
  const auto count = call.parts.size();
  if (count >= function.least && count <= function.most) {
    return call.text != "SEARCH" || check_search(call);
  }
  const auto wanted = function.least == function.most
                          ? fmt::format("{}", function.least)
                          : fmt::format("{} to {}", function.least, function.most);
  return stop(call.offset, fmt::format("{} is given {} argument{}, it accepts {}", call.text, count,
                                       count == 1 ? "" : "s", wanted));
}

bool MathReader::check_search(const MathNode& call) {
  const auto& search = math_.nodes[call.parts[0]];
  if (search.type == Type::text) {
    for (auto& problem : read_metric_search(search.text).problems) {
      stop(search.offset + 1 + problem.offset, std::move(problem.message));
    }
  }
  const auto& statistic = math_.nodes[call.parts[1]];
  const bool known = statistic.type == Type::text && statistic.text.find("${") == std::string::npos;
  if (known && !is_statistic(statistic.text)) {
    stop(statistic.offset, fmt::format("'{}' is not a statistic", statistic.text));
  }
  return math_.problems.empty();
}

bool MathReader::end() {
  cursor_.skip_blanks();
  return cursor_.at_end() || unexpected("an operator or the end of the expression");
}

}  // namespace

MetricMath read_metric_math(std::string_view text) { return MathReader(text).read(); }

}  // namespace sagewatch::language
