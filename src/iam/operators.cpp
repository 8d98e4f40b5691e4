#include "operators.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "base64.hpp"
#include "sagewatch/event_pattern/cidr.hpp"
#include "sagewatch/iam/condition_keys.hpp"
#include "timestamp_value.hpp"
#include "variables.hpp"

namespace sagewatch::iam {
namespace {

using cfn::Text;
using Match = Truth (*)(const Glob& pattern, const Glob& value);

/// Compares strings; `with_wildcards` and `fold` say how the operator interprets them.
template <bool with_wildcards, bool fold, Match match>
Truth compare_texts(const Text& wanted, const Text& given, bool has_variables,
                    const RequestContext& context) {
  auto [pattern, missing] = substitute(wanted, with_wildcards, has_variables, context);
  if (missing) return *missing;
  auto value = literally(given);
  return fold ? match(lower_case(std::move(pattern)), lower_case(std::move(value)))
              : match(pattern, value);
}

/// Compares the results of `parse` for both strings; if one can't be parsed, the result is unknown.
template <auto parse, class Predicate>
Truth compare_parsed(const Text& wanted, const Text& given, Predicate holds) {
  const auto* left = given.literal();
  const auto* right = wanted.literal();
  const auto given_value = left ? parse(*left) : std::nullopt;
  const auto wanted_value = right ? parse(*right) : std::nullopt;
  if (!given_value || !wanted_value) return Truth::unknown;
  return known(holds(*given_value, *wanted_value));
}

template <auto parse, class Order>
Truth compare_ordered(const Text& wanted, const Text& given, bool, const RequestContext&) {
  return compare_parsed<parse>(wanted, given, Order{});
}

std::optional<event_pattern::Cidr> block_or_address(std::string_view text) {
  if (const auto address = event_pattern::parse_ip(text))
    return event_pattern::Cidr{*address, address->bits};
  return event_pattern::parse_cidr(text);
}

Truth compare_addresses(const Text& wanted, const Text& given, bool, const RequestContext&) {
  return compare_parsed<block_or_address>(
      wanted, given, [](const event_pattern::Cidr& address, const event_pattern::Cidr& block) {
        return address.mask == address.base.bits && block.contains(address.base);
      });
}

/// The policy has base64. A request has it too, or the bytes themselves.
Truth compare_binaries(const Text& wanted, const Text& given, bool, const RequestContext&) {
  const auto* left = given.literal();
  const auto* right = wanted.literal();
  const auto bytes = right ? decode_base64(*right) : std::nullopt;
  if (!left || !bytes) return Truth::unknown;
  return known(decode_base64(*left).value_or(*left) == *bytes);
}

constexpr auto texts = &compare_texts<false, false, matches>;
constexpr auto folded_texts = &compare_texts<false, true, matches>;
constexpr auto forms = &compare_texts<true, false, matches>;
constexpr auto arns = &compare_texts<true, false, matches_arn>;
template <class Order>
constexpr auto numbers = &compare_ordered<parse_number, Order>;
template <class Order>
constexpr auto dates = &compare_ordered<parse_date, Order>;

constexpr std::array<Comparison, 26> comparisons{{
    {"StringEquals", ValueKind::text, texts, false, "equal to"},
    {"StringNotEquals", ValueKind::text, texts, true, "other than"},
    {"StringEqualsIgnoreCase", ValueKind::text, folded_texts, false, "equal to"},
    {"StringNotEqualsIgnoreCase", ValueKind::text, folded_texts, true, "other than"},
    {"StringLike", ValueKind::text, forms, false, "like"},
    {"StringNotLike", ValueKind::text, forms, true, "not like"},
    {"ArnEquals", ValueKind::arn, arns, false, "like"},
    {"ArnLike", ValueKind::arn, arns, false, "like"},
    {"ArnNotEquals", ValueKind::arn, arns, true, "not like"},
    {"ArnNotLike", ValueKind::arn, arns, true, "not like"},
    {"Bool", ValueKind::boolean, folded_texts, false, "equal to"},
    {"BinaryEquals", ValueKind::binary, compare_binaries, false, "equal to"},
    {"IpAddress", ValueKind::address, compare_addresses, false, "in"},
    {"NotIpAddress", ValueKind::address, compare_addresses, true, "not in"},
    {"NumericEquals", ValueKind::number, numbers<std::equal_to<>>, false, "equal to"},
    {"NumericNotEquals", ValueKind::number, numbers<std::equal_to<>>, true, "other than"},
    {"NumericLessThan", ValueKind::number, numbers<std::less<>>, false, "less than"},
    {"NumericLessThanEquals", ValueKind::number, numbers<std::less_equal<>>, false, "at most"},
    {"NumericGreaterThan", ValueKind::number, numbers<std::greater<>>, false, "more than"},
    {"NumericGreaterThanEquals", ValueKind::number, numbers<std::greater_equal<>>, false,
     "at least"},
    {"DateEquals", ValueKind::date, dates<std::equal_to<>>, false, "equal to"},
    {"DateNotEquals", ValueKind::date, dates<std::equal_to<>>, true, "other than"},
    {"DateLessThan", ValueKind::date, dates<std::less<>>, false, "before"},
    {"DateLessThanEquals", ValueKind::date, dates<std::less_equal<>>, false, "not after"},
    {"DateGreaterThan", ValueKind::date, dates<std::greater<>>, false, "after"},
    {"DateGreaterThanEquals", ValueKind::date, dates<std::greater_equal<>>, false, "not before"},
}};

}  // namespace

std::span<const Comparison> every_comparison() { return comparisons; }

const Comparison* find_comparison(std::string_view name) {
  const auto* found = std::ranges::find_if(
      comparisons, [&](const Comparison& comparison) { return same_key(comparison.name, name); });
  return found == comparisons.end() ? nullptr : found;
}

}  // namespace sagewatch::iam
