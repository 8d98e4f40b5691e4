#include "checks/policies/conditions.hpp"

#include "checks/policies/statement.hpp"

namespace sagewatch::checks {

void for_each_condition(const Template& subject,
                        const std::function<void(const Condition& condition)>& visit) {
  for (const auto& policy : subject.policies()) {
    for (const auto& statement : policy.statements) {
      for_each_condition(statement, [&](auto operation, auto key, const document::Node& values) {
        visit({policy, statement, operation, key, values});
      });
    }
  }
}

}  // namespace sagewatch::checks
