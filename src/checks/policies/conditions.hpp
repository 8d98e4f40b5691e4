#pragma once

#include <functional>
#include <string_view>

#include "sagewatch/checks/template.hpp"
#include "sagewatch/iam/condition_operator.hpp"

namespace sagewatch::checks {

/// One key of a statement's Condition, in any policy of a template.
struct Condition {
  const Policy& policy;
  const document::Node& statement;
  std::string_view operation;  ///< "ForAnyValue:StringLike"
  std::string_view key;
  const document::Node& values;

  sagewatch::iam::ConditionOperator parsed() const {
    return sagewatch::iam::parse_condition_operator(operation);
  }
  const document::Node* where() const { return policy.where(&values); }
};

void for_each_condition(const Template& subject,
                        const std::function<void(const Condition& condition)>& visit);

}  // namespace sagewatch::checks
