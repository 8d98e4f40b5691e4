#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool is_limited(const document::Node& statement) {
  bool out = false;
  for_each_condition(statement, [&](auto, auto key, const document::Node&) {
    for (const auto* limit :
         {"aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount"}) {
      out = out || same_key(key, limit);
    }
  });
  return out;
}

}  // namespace

const Check sink_everybody{
    .id = "E1019",
    .title = "a sink is open to everybody",
    .why =
        "A statement for everybody without a condition on the organization or the account lets "
        "every AWS account in the world link its telemetry to the sink.",
    .fix = "add a condition on aws:PrincipalOrgID or aws:PrincipalOrgPaths, or name the accounts",
    .source = "CloudWatch user guide, cross-account observability",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& policy : stack.policies()) {
            if (policy.resource->type() != "AWS::Oam::Sink") continue;
            for (const auto& statement : policy.statements) {
              if (!allows(statement) || !is_for_everybody(statement) || is_limited(statement))
                continue;
              findings.add(*policy.resource, policy.where(statement.find("Principal")),
                           "every AWS account may link to this sink");
            }
          }
        },
};

}  // namespace sagewatch::checks
