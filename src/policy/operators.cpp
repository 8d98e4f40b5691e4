#include "operators.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "sagewatch/pattern/cidr.hpp"
#include "timestamp_value.hpp"
#include "variables.hpp"

namespace sagewatch::policy {
namespace {

using cfn::Text;
using Match = Truth (*)(const Glob& pattern, const Glob& value);

/// Compares texts; `with_wildcards` and `fold` say how the operator reads them.
template <bool with_wildcards, bool fold, Match match>
Truth compare_texts(const Text& wanted, const Text& given, bool has_variables,
                    const RequestContext& context) {
  auto [pattern, missing] = substitute(wanted, with_wildcards, has_variables, context);
  if (missing) return *missing;
  auto value = literally(given);
  return fold ? match(lower_case(std::move(pattern)), lower_case(std::move(value)))
              : match(pattern, value);
}

/// Compares what `parse` makes of both texts; what it can't read is not known to match or not.
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

std::optional<pattern::Cidr> block_or_address(std::string_view text) {
  if (const auto address = pattern::parse_ip(text)) return pattern::Cidr{*address, address->bits};
  return pattern::parse_cidr(text);
}

Truth compare_addresses(const Text& wanted, const Text& given, bool, const RequestContext&) {
  return compare_parsed<block_or_address>(
      wanted, given, [](const pattern::Cidr& address, const pattern::Cidr& block) {
        return address.mask == address.base.bits && block.contains(address.base);
      });
}

constexpr auto texts = &compare_texts<false, false, matches>;
constexpr auto folded_texts = &compare_texts<false, true, matches>;
constexpr auto forms = &compare_texts<true, false, matches>;
constexpr auto arns = &compare_texts<true, false, matches_arn>;
template <class Order>
constexpr auto numbers = &compare_ordered<parse_number, Order>;
template <class Order>
constexpr auto dates = &compare_ordered<parse_date, Order>;

constexpr std::array<Comparison, 25> comparisons{{
    {"StringEquals", texts, false, "equal to"},
    {"StringNotEquals", texts, true, "other than"},
    {"StringEqualsIgnoreCase", folded_texts, false, "equal to"},
    {"StringNotEqualsIgnoreCase", folded_texts, true, "other than"},
    {"StringLike", forms, false, "like"},
    {"StringNotLike", forms, true, "not like"},
    {"ArnEquals", arns, false, "like"},
    {"ArnLike", arns, false, "like"},
    {"ArnNotEquals", arns, true, "not like"},
    {"ArnNotLike", arns, true, "not like"},
    {"Bool", folded_texts, false, "equal to"},
    {"IpAddress", compare_addresses, false, "in"},
    {"NotIpAddress", compare_addresses, true, "not in"},
    {"NumericEquals", numbers<std::equal_to<>>, false, "equal to"},
    {"NumericNotEquals", numbers<std::equal_to<>>, true, "other than"},
    {"NumericLessThan", numbers<std::less<>>, false, "less than"},
    {"NumericLessThanEquals", numbers<std::less_equal<>>, false, "at most"},
    {"NumericGreaterThan", numbers<std::greater<>>, false, "more than"},
    {"NumericGreaterThanEquals", numbers<std::greater_equal<>>, false, "at least"},
    {"DateEquals", dates<std::equal_to<>>, false, "equal to"},
    {"DateNotEquals", dates<std::equal_to<>>, true, "other than"},
    {"DateLessThan", dates<std::less<>>, false, "before"},
    {"DateLessThanEquals", dates<std::less_equal<>>, false, "not after"},
    {"DateGreaterThan", dates<std::greater<>>, false, "after"},
    {"DateGreaterThanEquals", dates<std::greater_equal<>>, false, "not before"},
}};

}  // namespace

const Comparison* find_comparison(std::string_view name) {
  const auto* found = std::ranges::find(comparisons, name, &Comparison::name);
  return found == comparisons.end() ? nullptr : found;
}

}  // namespace sagewatch::policy
