#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "reader.hpp"
#include "vocabulary.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// More than any sensible query needs. Reading ends there, to protect the call stack.
constexpr std::size_t most_levels = 60;

constexpr std::array<std::string_view, 14> operators{
    "==", "=", "!=", "<", "<=", ">", ">=", "=~", "+", "-", "*", "/", "%", "^"};

std::string without_backticks(std::string_view name) {
  std::string out(name);
  std::erase(out, '`');
  return out;
}

}  // namespace

Reader::Item Reader::item() {
  const auto begin = position_;
  const auto read_before = command_.reads.size();
  expression();
  const auto& first = tokens_.list[begin];
  const bool is_field =
      position_ == begin + 1 && (first.kind == Kind::word || first.kind == Kind::backtick);
  std::string written;
  for (auto at = begin; at < position_; ++at) written += tokens_.list[at].text;
  Item out{is_field ? without_backticks(written) : folded(written), first.offset};
  if (accept_word("as")) alias(out);
  if (out.has_alias && !is_field) doubt_cycle(out, read_before);
  return out;
}

/// The guide does not say that an alias can't be called like a field of its own expression; people
/// report that CloudWatch refuses the query as a cycle. AWS fact LOG-9.
void Reader::doubt_cycle(const Item& item, std::size_t read_before) {
  const auto reads = std::span(command_.reads).subspan(read_before);
  if (std::ranges::find(reads, item.name, &Name::text) == reads.end()) return;
  doubt(item.offset,
        fmt::format("the alias '{}' is also a field in its own expression", item.name));
}

void Reader::alias(Item& item) {
  if (peek().kind == Kind::text) {
    doubt(peek().offset, "an alias is written in backticks or without quotes");
    item.name = peek().text.substr(1, peek().text.size() - 2);
    item.offset = peek().offset;
    item.has_alias = true;
    return advance();
  }
  auto found = name("a name");
  if (!found) return;
  item.name = std::move(found->text);
  item.offset = found->offset;
  item.has_alias = true;
}

std::optional<Name> Reader::name(std::string_view what) {
  const auto& token = peek();
  const bool fits =
      token.kind == Kind::word || token.kind == Kind::backtick || token.kind == Kind::number;
  if (!fits) {
    expected(what);
    return std::nullopt;
  }
  Name out{without_backticks(token.text), token.offset};
  advance();
  return out;
}

/// Operators have precedence, but whether an expression is well formed doesn't depend on it.
void Reader::expression() {
  operand();
  while (binary_operator()) operand();
  if (accept_undocumented_test()) expression();
}

/// `field exists` and `field is null` occur in public queries, but are not documented.
bool Reader::accept_undocumented_test() {
  const auto offset = peek().offset;
  if (accept_word("is")) {
    accept_word("not");
    if (!accept_word("null")) expected("'null'");
  } else if (!accept_word("exists")) {
    return false;
  }
  doubt(offset, "the guide documents no such test: use ispresent(field), or not ispresent(field)");
  return binary_operator();
}

bool Reader::binary_operator() {
  if (peek().kind == Kind::sign && std::ranges::find(operators, peek().text) != operators.end()) {
    if (at_sign("==")) doubt(peek().offset, "the guide documents no operator '==': use '='");
    advance();
    return true;
  }
  if (accept_word("and") || accept_word("or") || accept_word("like")) return true;
  if (at_word("not")) {
    advance();
    if (accept_word("like")) return true;
    if (!at_word("in")) {
      expected("'like' or 'in' after 'not'");
      return false;
    }
  }
  return accept_word("in");
}

bool Reader::accept_exclamation_mark() {
  const auto offset = peek().offset;
  if (!accept_sign("!")) return false;
  doubt(offset, "the guide documents no operator '!': use not");
  return true;
}

void Reader::operand() {
  while (accept_word("not") || accept_sign("-") || accept_sign("+") || accept_exclamation_mark()) {
  }
  const auto& token = peek();
  switch (token.kind) {
    case Kind::text:
    case Kind::regex:
    case Kind::number:
      advance();
      break;
    case Kind::backtick:
      field();
      break;
    case Kind::word:
      if (is_keyword(folded(token.text))) return expected("a field, a value or a function");
      peek(1).kind == Kind::sign&& peek(1).text == "(" ? call() : field();
      break;
    case Kind::sign:
      if (token.text == "(") {
        parenthesis();
      } else if (token.text == "[") {
        bracket();
      } else {
        return expected("a field, a value or a function");
      }
      break;
    case Kind::end:
      return expected("a field, a value or a function");
    case Kind::stop:
      return;
  }
  while (at_sign("[")) index();
}

void Reader::field() {
  const auto& token = peek();
  const auto word = folded(token.text);
  const bool literal = word == "true" || word == "false" || word == "null";
  // After stats, sum(x) is the name of a result of stats: it doesn't refer to x again.
  if (!literal && !(in_aggregate_ && command_.name != "stats")) {
    command_.reads.push_back({without_backticks(token.text), token.offset});
  }
  advance();
}

/// An item of a list, and what follows it: users[1].action
void Reader::index() {
  bracket();
  const auto& token = peek();
  if (token.kind == Kind::word && token.text.starts_with('.')) advance();
}

void Reader::call() {
  const auto function = peek();
  const auto* known = find_function(folded(function.text));
  if (!known) {
    query_.unknown.push_back(
        {UnknownName::Kind::function, {std::string(function.text), function.offset}});
  }
  aggregated_ = aggregated_ || known == nullptr || known->aggregates;
  const bool outer =
      std::exchange(in_aggregate_, in_aggregate_ || (known != nullptr && known->aggregates));
  advance();
  advance();
  const auto first = peek();
  const auto second = peek(1);
  const auto count = arguments();
  in_aggregate_ = outer;
  if (!known || stopped()) return;
  if (count < known->least) {
    refuse(function.offset, fmt::format("{} takes {}{} argument{}, not {}", function.text,
                                        known->most > known->least ? "at least " : "", known->least,
                                        known->least == 1 ? "" : "s", count));
  } else if (count > known->most) {
    doubt(function.offset, fmt::format("{} takes {} argument{} at most, not {}", function.text,
                                       known->most, known->most == 1 ? "" : "s", count));
  }
  if (known->name == "bin" && first.kind == Kind::number) period(first, second);
}

/// A number and its unit, with or without a space between them.
void Reader::period(const Token& number, const Token& next) {
  const auto digits = std::min(number.text.find_first_not_of("0123456789."), number.text.size());
  auto unit = folded(number.text.substr(digits));
  if (unit.empty() && next.kind == Kind::word) unit = folded(next.text);
  if (unit.empty()) {
    return refuse(number.offset, fmt::format("bin({}) has no unit, such as 5m", number.text));
  }
  const auto found = unit_named(unit);
  if (!found.known) {
    return refuse(
        number.offset,
        fmt::format("'{}' is not a unit of time: use ms, s, m, h, d, w, mo, q or y", unit));
  }
  const auto amount = number.text.substr(0, digits);
  if (found.most == 0 || amount.size() > 9) return;
  if (std::stod(std::string(amount)) > static_cast<double>(found.most)) {
    doubt(number.offset,
          fmt::format("{} is limited to {}{}: use a larger unit", number.text, found.most, unit));
  }
}

/// Reads up to the closing parenthesis; returns the number of arguments.
std::size_t Reader::arguments() {
  if (accept_sign(")")) return 0;
  if (++depth_ > most_levels) stop();
  std::size_t count = 0;
  do {
    ++count;
    if (at_sign("*") && peek(1).text == ")") {
      advance();
      continue;
    }
    const bool period = peek().kind == Kind::number && peek(1).kind == Kind::word;
    expression();
    if (period && !at_sign(",") && !at_sign(")")) advance();  // bin(5 m)
  } while (accept_sign(","));
  expect_sign(")", "after the arguments");
  --depth_;
  return count;
}

/// A condition, a list of values, or a subquery.
void Reader::parenthesis() {
  const bool after_in = position_ > 0 && folded(tokens_.list[position_ - 1].text) == "in";
  advance();
  if (++depth_ > most_levels) stop();
  const bool begins_command =
      peek().kind == Kind::word && find_command(folded(peek().text)) != nullptr;
  if (begins_command && (after_in || command_.name == "join")) {
    subquery();
  } else if (command_.is_open || command_.name == "source") {
    while (!at_end_of_command()) open_token();
  } else {
    do expression();
    while (accept_sign(","));
  }
  expect_sign(")", "to close the parenthesis");
  --depth_;
}

void Reader::bracket() {
  advance();
  if (++depth_ > most_levels) stop();
  while (!at_sign("]") && !at_end_of_command()) {
    expression();
    if (!accept_sign(",")) break;
  }
  expect_sign("]", "to close the list");
  --depth_;
}

void Reader::subquery() {
  const bool outer_subquery = std::exchange(in_subquery_, true);
  const bool outer_aggregated = aggregated_;
  auto outer = std::move(command_);
  pipeline();
  command_ = std::move(outer);
  aggregated_ = outer_aggregated;
  in_subquery_ = outer_subquery;
}

}  // namespace sagewatch::language::logs_insights
