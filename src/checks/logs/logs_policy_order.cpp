#include <fmt/format.h>

#include "checks/logs/log_delivery.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check logs_policy_order{
    .id = "E1070",
    .title = "a rule is made before the policy that lets it write to its log group",
    .why =
        "Nothing in the template links a rule to the Logs resource policy: events that come "
        "between the two are lost.",
    .fix = "let the rule depend on the policy, with DependsOn",
    .source = "CloudFormation user guide, DependsOn",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          const LogDelivery delivery(stack);
          for (const auto* rule : stack.of_type("AWS::Events::Rule")) {
            const auto dependencies = dependencies_of(*rule);
            for (const auto& target : items_of(rule->find("Targets"))) {
              const auto* group = target_of_type(stack, target.find("Arn"), "AWS::Logs::LogGroup");
              const auto* policy = group ? delivery.policy_of(*group) : nullptr;
              if (!policy || dependencies.contains(policy->id())) continue;
              findings.add(*rule, nullptr,
                           fmt::format("the rule doesn't depend on '{}'", policy->id()));
            }
          }
        },
};

}  // namespace sagewatch::checks
