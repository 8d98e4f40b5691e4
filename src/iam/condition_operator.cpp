#include "sagewatch/iam/condition_operator.hpp"

#include <algorithm>

#include "operators.hpp"
#include "sagewatch/event_pattern/cidr.hpp"
#include "sagewatch/facts/scanner.hpp"
#include "sagewatch/iam/condition_keys.hpp"
#include "timestamp_value.hpp"

namespace sagewatch::iam {
namespace {

/// Seconds since 1970, or a form of ISO 8601 from the W3C profile: a year, optionally a month, a
/// day and a time, whose end is not checked.
bool can_be_date(std::string_view value) {
  if (!value.empty() && std::ranges::all_of(value, is_digit)) return true;
  constexpr std::string_view form = "dddd-dd-ddT";
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? is_digit(c) : c == wanted; };
  const auto length = std::min(value.size(), form.size());
  if (length != 4 && length != 7 && length < 10) return false;
  return std::ranges::equal(value.substr(0, length), form.substr(0, length), fits);
}

/// An ARN has six sections, which are compared separately; a wildcard may match several.
bool can_be_arn(std::string_view value) {
  return value.starts_with("arn:") || value.find_first_of("*?") < value.find(':');
}

bool is_of_base64(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/' ||
         c == '=';
}

bool begins_with(std::string_view text, std::string_view beginning) {
  return same_key(text.substr(0, beginning.size()), beginning);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && same_key(text.substr(text.size() - end.size()), end);
}

}  // namespace

ConditionOperator parse_condition_operator(std::string_view text) {
  constexpr std::string_view any = "ForAnyValue:";
  constexpr std::string_view all = "ForAllValues:";
  constexpr std::string_view if_exists = "IfExists";
  ConditionOperator out{.name = text};
  if (begins_with(text, any)) {
    out.quantifier = Quantifier::for_any_value;
    out.name.remove_prefix(any.size());
  } else if (begins_with(text, all)) {
    out.quantifier = Quantifier::for_all_values;
    out.name.remove_prefix(all.size());
  }
  out.if_exists = ends_with(out.name, if_exists);
  if (out.if_exists) out.name.remove_suffix(if_exists.size());
  return out;
}

std::optional<ValueKind> compared_by(const ConditionOperator& op) {
  if (same_key(op.name, "Null"))
    return op.if_exists ? std::nullopt : std::optional(ValueKind::boolean);
  const auto* comparison = find_comparison(op.name);
  return comparison ? std::optional(comparison->kind) : std::nullopt;
}

bool can_be(ValueKind kind, std::string_view value) {
  switch (kind) {
    case ValueKind::text:
      return true;
    case ValueKind::arn:
      return can_be_arn(value);
    case ValueKind::boolean:
      return same_key(value, "true") || same_key(value, "false");
    case ValueKind::address:
      return event_pattern::parse_ip(value) || event_pattern::parse_cidr(value);
    case ValueKind::number:
      return parse_number(value).has_value();
    case ValueKind::date:
      return can_be_date(value);
    case ValueKind::binary:
      return std::ranges::all_of(value, is_of_base64);
  }
  return true;
}

}  // namespace sagewatch::iam
