#include "checks/parts.hpp"
#include "checks/policies/other_organizations.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check bus_policy_everybody{
    .id = "E1015",
    .title = "an event bus accepts events from every AWS account",
    .why =
        "A statement for all principals whose conditions exclude no other organization lets every "
        "AWS account send events to the bus.",
    .fix = "add a condition on aws:PrincipalOrgID or aws:PrincipalOrgPaths, or name the accounts",
    .source = "EventBridge user guide, permissions for event buses",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (!policy.resource->type().starts_with("AWS::Events::")) continue;
            for (const auto& statement : policy.statements) {
              if (!admits_other_organizations(statement)) continue;
              findings.add(*policy.resource, policy.where(statement.find("Principal")),
                           "every AWS account may send events to this bus");
            }
          }
          for (const auto* policy : subject.of_type("AWS::Events::EventBusPolicy")) {
            const auto* principal = policy->find("Principal");
            if (text_or_empty(principal) != "*") continue;
            if (policy->find("Condition")) continue;
            findings.add(*policy, principal, "every AWS account may send events to this bus");
          }
        },
};

}  // namespace sagewatch::checks
