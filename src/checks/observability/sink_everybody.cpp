#include "checks/policies/other_organizations.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
const Check sink_everybody{
    .id = "E1019",
    .title = "a sink accepts links from every AWS account",
    .why =
        "A statement for all principals whose conditions exclude no other organization lets every "
        "AWS account link its telemetry to the sink.",
    .fix = "add a condition on aws:PrincipalOrgID or aws:PrincipalOrgPaths, or name the accounts",
    .source = "CloudWatch user guide, cross-account observability",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (policy.resource->type() != "AWS::Oam::Sink") continue;
            for (const auto& statement : policy.statements) {
              if (!admits_other_organizations(statement)) continue;
              findings.add(*policy.resource, policy.where(statement.find("Principal")),
                           "every AWS account may link to this sink");
            }
          }
        },
};

}  // namespace sagewatch::checks
