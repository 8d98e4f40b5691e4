#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool is_log_group(const Template& subject, const document::Node* arn) {
  const auto parts = parse_arn(text_or_empty(arn));
  return (parts && parts->service == "logs") ||
         target_of_type(subject, arn, "AWS::Logs::LogGroup") != nullptr;
}

}  // namespace

const Check log_target_role{
    .id = "E1007",
    .title = "a target that is a log group has a role",
    .why =
        "EventBridge refuses a RoleArn for a log group: a Logs resource policy lets it write "
        "there.",
    .fix = "remove RoleArn, and allow events.amazonaws.com in a Logs resource policy",
    .source = "EventBridge API reference, PutTargets",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            const auto* role = target.find("RoleArn");
            if (!role || !is_log_group(subject, target.find("Arn"))) return;
            findings.add(rule, role, "a log group target does not support RoleArn");
          });
        },
};

}  // namespace sagewatch::checks
