#include "operators.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "wildcard.hpp"

namespace sagewatch::event_pattern {
namespace {

/// EventBridge refuses numbers outside these bounds: AWS fact EB-22.
constexpr Millionths largest_number = 5'000'000'000'000'000;

[[noreturn]] void refuse(std::string message) { throw OperatorError{std::move(message)}; }

std::string in_quotes(std::string_view name) { return "'" + std::string(name) + "'"; }

std::string expect_text(JsonReader& reader, Token token, std::string_view name) {
  if (token != Token::text) refuse(in_quotes(name) + " takes a string");
  return std::string(reader.value());
}

void expect_end(JsonReader& reader, std::string_view name) {
  if (reader.next() != Token::end_object) {
    refuse("an object can have only one operator, found another after " + in_quotes(name));
  }
}

Wildcard wildcard(std::string_view text) {
  auto parsed = parse_wildcard(text);
  if (const auto* wrong = std::get_if<std::string>(&parsed)) refuse("'wildcard': " + *wrong);
  return {std::get<std::vector<std::string>>(std::move(parsed))};
}

Millionths number(JsonReader& reader) {
  const auto out = millionths(reader.value());
  if (!out) refuse("EventBridge compares numbers from -5e9 to 5e9 only");
  return *out;
}

/// `"a"` or `{"equals-ignore-case": "a"}`, for prefixes and suffixes.
template <class End>
End read_affix(JsonReader& reader, std::string_view name) {
  const auto token = reader.next();
  if (token != Token::begin_object) return {expect_text(reader, token, name), false};
  if (reader.next() != Token::key || reader.value() != "equals-ignore-case") {
    refuse(in_quotes(name) + " takes a string, or 'equals-ignore-case'");
  }
  auto text = lower_case(expect_text(reader, reader.next(), "equals-ignore-case"));
  expect_end(reader, "equals-ignore-case");
  return {std::move(text), true};
}

/// The bounds of `numeric`, as they are given.
struct Bounds {
  std::optional<Millionths> lower = {};
  std::optional<Millionths> upper = {};
  NumericRange range = {-largest_number, largest_number};
};

/// A comparison of `numeric`: "<" and its number.
void read_comparison(JsonReader& reader, Bounds& bounds) {
  const std::string op(reader.value());
  if (reader.next() != Token::number) refuse("'numeric': a number follows " + in_quotes(op));
  const auto bound = number(reader);
  const bool lower = op == ">" || op == ">=" || op == "=";
  const bool upper = op == "<" || op == "<=" || op == "=";
  if (!lower && !upper) refuse("'numeric' supports <, <=, =, >= and >, got " + in_quotes(op));
  if ((lower && (bounds.lower || bounds.upper)) || (upper && bounds.upper)) {
    refuse("'numeric' takes one comparison, or a lower bound and then an upper bound");
  }
  // Event Ruler refuses even [">=", 1, "<=", 1].
  if (bounds.lower && *bounds.lower >= bound) {
    refuse("'numeric': the lower bound must be less than the upper bound");
  }
  if (lower) bounds.range.least = op == ">" ? bound + 1 : bound;
  if (upper) bounds.range.most = op == "<" ? bound - 1 : bound;
  if (lower) bounds.lower = bound;
  if (upper) bounds.upper = bound;
}

/// No number may be in the range, as in [">", 1, "<", 1.000001].
NumericRange read_numeric(JsonReader& reader) {
  if (reader.next() != Token::begin_array) refuse("'numeric' takes a list of comparisons");
  Bounds bounds;
  for (auto token = reader.next(); token != Token::end_array; token = reader.next()) {
    if (token != Token::text) refuse("'numeric' takes comparisons, each followed by a number");
    read_comparison(reader, bounds);
  }
  if (!bounds.lower && !bounds.upper) refuse("'numeric' takes at least one comparison");
  return bounds.range;
}

/// The operators that `anything-but` can negate.
TextMatcher text_matcher(std::string_view name, const std::string& text) {
  if (name == "wildcard") return wildcard(text);
  if (name == "equals-ignore-case") return EqualsIgnoreCase{lower_case(text)};
  if (name != "prefix" && name != "suffix") {
    refuse(
        "'anything-but' takes strings, numbers, 'prefix', 'suffix', 'equals-ignore-case' or "
        "'wildcard', got " +
        in_quotes(name));
  }
  if (text.empty()) refuse("'anything-but' with an empty " + in_quotes(name) + " takes nothing");
  if (name == "prefix") return Prefix{text};
  return Suffix{text};
}

/// Calls `read` for one scalar, or for each of a list of them.
void each_scalar(JsonReader& reader, Token token, const std::function<void(Token)>& read) {
  if (token != Token::begin_array) return read(token);
  std::size_t count = 0;
  for (token = reader.next(); token != Token::end_array; token = reader.next(), ++count)
    read(token);
  if (count == 0) refuse("'anything-but' with an empty list");
}

AnythingBut read_anything_but(JsonReader& reader) {
  AnythingBut out;
  auto token = reader.next();
  if (token == Token::begin_object) {
    if (reader.next() != Token::key) refuse("'anything-but' with an empty object");
    const std::string name(reader.value());
    each_scalar(reader, reader.next(), [&](Token item) {
      out.texts.push_back(text_matcher(name, expect_text(reader, item, name)));
    });
    expect_end(reader, name);
    return out;
  }
  each_scalar(reader, token, [&](Token item) {
    if (item == Token::number) {
      out.numbers.push_back(number(reader));
    } else {
      out.texts.emplace_back(Exact{LeafType::text, expect_text(reader, item, "anything-but")});
    }
  });
  if (!out.texts.empty() && !out.numbers.empty()) {
    refuse("'anything-but' takes strings or numbers, not both");
  }
  return out;
}

InBlock read_cidr(JsonReader& reader) {
  const auto text = expect_text(reader, reader.next(), "cidr");
  const auto block = parse_event_cidr(text);
  if (!block) refuse("'cidr' takes a block such as 10.0.0.0/8, got " + in_quotes(text));
  if (block->mask == block->base.bits) {
    refuse(
        "'cidr' takes a block of at least two addresses; write the address itself, without 'cidr'");
  }
  return {*block};
}

std::variant<Matcher, Absent> read_exists(JsonReader& reader) {
  if (reader.next() == Token::literal) {
    if (reader.value() == "true") return Exists{};
    if (reader.value() == "false") return Absent{};
  }
  refuse("'exists' takes true or false");
}

std::variant<Matcher, Absent> read_argument(JsonReader& reader, const std::string& name) {
  if (name == "prefix") return read_affix<Prefix>(reader, name);
  if (name == "suffix") return read_affix<Suffix>(reader, name);
  if (name == "equals-ignore-case") {
    return EqualsIgnoreCase{lower_case(expect_text(reader, reader.next(), name))};
  }
  // Event Ruler takes it; EventBridge's documentation doesn't mention it.
  if (name == "exactly") return Exact{LeafType::text, expect_text(reader, reader.next(), name)};
  if (name == "wildcard") return wildcard(expect_text(reader, reader.next(), name));
  if (name == "numeric") return read_numeric(reader);
  if (name == "anything-but") return read_anything_but(reader);
  if (name == "cidr") return read_cidr(reader);
  if (name == "exists") return read_exists(reader);
  refuse("there is no operator " + in_quotes(name));
}

}  // namespace

std::variant<Matcher, Absent> read_operator(JsonReader& reader) {
  if (reader.next() != Token::key) refuse("an empty object has no operator");
  const std::string name(reader.value());
  auto out = read_argument(reader, name);
  expect_end(reader, name);
  return out;
}

/// Event Ruler's list, which has operators of the future.
bool is_reserved(std::string_view name) {
  static constexpr std::array<std::string_view, 24> reserved{"exactly",
                                                             "equals-ignore-case",
                                                             "prefix",
                                                             "suffix",
                                                             "anything-but",
                                                             "exists",
                                                             "wildcard",
                                                             "numeric",
                                                             "cidr",
                                                             "=",
                                                             "<",
                                                             "<=",
                                                             ">",
                                                             ">=",
                                                             "regex",
                                                             "not-wildcard",
                                                             "not-equals-ignore-case",
                                                             "date-after",
                                                             "date-on-or-after",
                                                             "date-before",
                                                             "date-on-or-before",
                                                             "in-date-range",
                                                             "ip-address-in-range",
                                                             "ip-address-not-in-range"};
  return std::ranges::find(reserved, name) != reserved.end();
}

}  // namespace sagewatch::event_pattern
