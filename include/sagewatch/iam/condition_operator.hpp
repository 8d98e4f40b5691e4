#pragma once

#include <optional>
#include <string_view>

namespace sagewatch::iam {

enum class Quantifier { none, for_any_value, for_all_values };

/// What an operator compares. Every value is a valid text.
enum class ValueKind { text, arn, boolean, address, number, date, binary };

/// The parsed form of "ForAnyValue:StringLikeIfExists".
struct ConditionOperator {
  Quantifier quantifier = Quantifier::none;
  bool if_exists = false;
  std::string_view name;  ///< "StringLike"
};

/// The parts may be in any case: AWS fact IAM-10.
ConditionOperator parse_condition_operator(std::string_view text);

/// Absent if IAM has no such operator, such as NullIfExists.
std::optional<ValueKind> compared_by(const ConditionOperator& op);

/// Whether a value of a policy can be of this kind. Dates are checked only roughly.
bool can_be(ValueKind kind, std::string_view value);

}  // namespace sagewatch::iam
