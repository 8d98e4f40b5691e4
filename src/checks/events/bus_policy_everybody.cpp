#include "checks/parts.hpp"
#include "checks/policies/strangers.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check bus_policy_everybody{
    .id = "E1015",
    .title = "an event bus is open to everybody",
    .why =
        "A statement for everybody whose conditions keep no other organization out lets every AWS "
        "account in the world send events to the bus.",
    .fix = "add a condition on aws:PrincipalOrgID or aws:PrincipalOrgPaths, or name the accounts",
    .source = "EventBridge user guide, permissions for event buses",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& policy : stack.policies()) {
            if (!policy.resource->type().starts_with("AWS::Events::")) continue;
            for (const auto& statement : policy.statements) {
              if (!lets_strangers_in(statement)) continue;
              findings.add(*policy.resource, policy.where(statement.find("Principal")),
                           "every AWS account may send events to this bus");
            }
          }
          for (const auto* policy : stack.of_type("AWS::Events::EventBusPolicy")) {
            const auto* principal = policy->find("Principal");
            if (text_or_empty(principal) != "*") continue;
            if (policy->find("Condition")) continue;
            findings.add(*policy, principal, "every AWS account may send events to this bus");
          }
        },
};

}  // namespace sagewatch::checks
