#include <fmt/format.h>

#include "checks/logs/log_delivery.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check logs_policy_missing{
    .id = "E1069",
    .title = "a log group does not let EventBridge write to it",
    .why =
        "EventBridge needs a Logs resource policy to write to a log group. Without it the events "
        "are lost, and the deployment succeeds all the same.",
    .fix =
        "add an AWS::Logs::ResourcePolicy that allows events.amazonaws.com and "
        "delivery.logs.amazonaws.com",
    .source = "EventBridge user guide, resource-based policies",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const LogDelivery delivery(subject);
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            const auto* group = target_of_type(subject, arn, "AWS::Logs::LogGroup");
            if (!group || group->find("ResourcePolicyDocument") || delivery.policy_of(*group))
              return;
            findings.add(
                rule, arn,
                fmt::format("no policy lets EventBridge write to the log group '{}'", group->id()));
          });
        },
};

}  // namespace sagewatch::checks
