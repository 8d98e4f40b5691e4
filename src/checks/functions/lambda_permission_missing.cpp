#include <fmt/format.h>

#include <set>

#include "checks/parts.hpp"
#include "checks/policies/target_role.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check lambda_permission_missing{
    .id = "E1068",
    .title = "a function does not let EventBridge invoke it",
    .why =
        "EventBridge needs a permission to invoke the function. Without it the events are lost, "
        "and the deployment succeeds all the same.",
    .fix =
        "add an AWS::Lambda::Permission for events.amazonaws.com with the ARN of the rule as "
        "SourceArn, or give the target a RoleArn whose role allows it",
    .source = "EventBridge user guide, resource-based policies",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          std::set<const Resource*> permitted;
          for (const auto* permission : subject.of_type("AWS::Lambda::Permission")) {
            const auto principal = text_or_empty(permission->find("Principal"));
            const auto* function = subject.referenced(permission->find("FunctionName"));
            if (principal == "events.amazonaws.com" && function) permitted.insert(function);
          }
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            const auto* function = target_of_type(subject, arn, "AWS::Lambda::Function");
            if (!function) return;
            const auto role = target_role(subject, target, *function, "lambda:InvokeFunction");
            if (role == TargetRole::refuses) {
              findings.add(rule, target.find("RoleArn"),
                           role_refuses(*function, "lambda:InvokeFunction"));
            }
            if (role != TargetRole::none || permitted.contains(function)) return;
            findings.add(rule, arn,
                         fmt::format("no permission lets EventBridge invoke '{}'", function->id()));
          });
        },
};

}  // namespace sagewatch::checks
