#include "checks/policies/strangers.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
const Check sink_everybody{
    .id = "E1019",
    .title = "a sink is open to everybody",
    .why =
        "A statement for everybody whose conditions keep no other organization out lets every AWS "
        "account in the world link its telemetry to the sink.",
    .fix = "add a condition on aws:PrincipalOrgID or aws:PrincipalOrgPaths, or name the accounts",
    .source = "CloudWatch user guide, cross-account observability",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& policy : stack.policies()) {
            if (policy.resource->type() != "AWS::Oam::Sink") continue;
            for (const auto& statement : policy.statements) {
              if (!lets_strangers_in(statement)) continue;
              findings.add(*policy.resource, policy.where(statement.find("Principal")),
                           "every AWS account may link to this sink");
            }
          }
        },
};

}  // namespace sagewatch::checks
