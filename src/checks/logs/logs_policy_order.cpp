#include <fmt/format.h>

#include "checks/logs/log_delivery.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check logs_policy_order{
    .id = "W1070",
    .title = "a rule may be created before the policy that lets it write to its log group",
    .why =
        "Nothing in the template orders the rule after the Logs resource policy. Events that "
        "arrive between the creation of the two are lost.",
    .fix = "make the rule depend on the policy with DependsOn",
    .source = "CloudFormation user guide, DependsOn",
    .run =
        [](const Template& subject, Findings& findings) {
          const LogDelivery delivery(subject);
          for (const auto* rule : subject.of_type("AWS::Events::Rule")) {
            const auto dependencies = dependencies_of(*rule);
            for (const auto& target : items_of(rule->find("Targets"))) {
              const auto* group =
                  target_of_type(subject, target.find("Arn"), "AWS::Logs::LogGroup");
              const auto* policy = group ? delivery.policy_of(*group) : nullptr;
              if (!policy || dependencies.contains(policy->id())) continue;
              findings.add(*rule, nullptr,
                           fmt::format("the rule doesn't depend on '{}'", policy->id()));
            }
          }
        },
};

}  // namespace sagewatch::checks
