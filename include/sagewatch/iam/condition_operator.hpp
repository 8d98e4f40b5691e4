#pragma once

#include <optional>
#include <string_view>

namespace sagewatch::iam {

enum class Quantifier { none, for_any_value, for_all_values };

/// What an operator compares. Of texts every value is one.
enum class ValueKind { text, arn, boolean, address, number, date, binary };

/// "ForAnyValue:StringLikeIfExists", taken apart.
struct ConditionOperator {
  Quantifier quantifier = Quantifier::none;
  bool if_exists = false;
  std::string_view name;  ///< "StringLike"
};

ConditionOperator parse_condition_operator(std::string_view text);

/// Absent where IAM has no such operator: there is no NullIfExists either. Whether IAM refuses a
/// name in other letters, such as stringEquals, is not documented: it passes.
std::optional<ValueKind> compared_by(const ConditionOperator& op);

/// Whether a value of a policy can be of this kind. Dates are looked at roughly.
bool can_be(ValueKind kind, std::string_view value);

}  // namespace sagewatch::iam
