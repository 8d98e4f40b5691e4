#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool is_log_group(const Stack& stack, const document::Node* arn) {
  const auto parts = parse_arn(text_or_empty(arn));
  return (parts && parts->service == "logs") ||
         target_of_type(stack, arn, "AWS::Logs::LogGroup") != nullptr;
}

}  // namespace

const Check log_target_role{
    .id = "E1007",
    .title = "a target that is a log group has a role",
    .why =
        "EventBridge refuses a RoleArn for a log group, which a Logs resource policy lets it write "
        "to.",
    .fix = "take RoleArn away, and let a Logs resource policy allow events.amazonaws.com",
    .source = "EventBridge API reference, PutTargets",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_target(stack, [&](const Resource& rule, const document::Node& target) {
            const auto* role = target.find("RoleArn");
            if (!role || !is_log_group(stack, target.find("Arn"))) return;
            findings.add(rule, role, "a target that is a log group has no RoleArn");
          });
        },
};

}  // namespace sagewatch::checks
