#pragma once

#include <functional>
#include <string_view>

#include "sagewatch/check/stack.hpp"
#include "sagewatch/policy/condition_operator.hpp"

namespace sagewatch::check {

/// One key of the Condition of a statement, in any policy of a stack.
struct Condition {
  const Policy& policy;
  const document::Node& statement;
  std::string_view operation;  ///< "ForAnyValue:StringLike"
  std::string_view key;
  const document::Node& values;

  sagewatch::policy::ConditionOperator parsed() const {
    return sagewatch::policy::parse_condition_operator(operation);
  }
  const document::Node* where() const { return policy.where(&values); }
};

void for_each_condition(const Stack& stack,
                        const std::function<void(const Condition& condition)>& visit);

}  // namespace sagewatch::check
