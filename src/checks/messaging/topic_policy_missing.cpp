#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/policies/statement.hpp"
#include "checks/policies/target_role.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check topic_policy_missing{
    .id = "E1067",
    .title = "a topic does not let EventBridge publish to it",
    .why =
        "The default policy of a topic allows only its own account. The events are lost, and the "
        "deployment succeeds all the same.",
    .fix =
        "add an AWS::SNS::TopicPolicy that allows events.amazonaws.com sns:Publish, or give the "
        "target a RoleArn whose role allows it",
    .source = "EventBridge user guide, resource-based policies",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const auto granted =
              granted_to_events(subject, "AWS::SNS::TopicPolicy", "Topics", "sns:Publish");
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            const auto* topic = target_of_type(subject, arn, "AWS::SNS::Topic");
            if (!topic) return;
            const auto role = target_role(subject, target, *topic, "sns:Publish");
            if (role == TargetRole::allows) return;
            if (role == TargetRole::refuses) {
              findings.add(rule, target.find("RoleArn"), role_refuses(*topic, "sns:Publish"));
            } else if (!is_granted(subject, granted, *topic, rule)) {
              findings.add(
                  rule, arn,
                  fmt::format("no policy lets EventBridge publish to the topic '{}' for '{}'",
                              topic->id(), rule.id()));
            }
          });
        },
};

}  // namespace sagewatch::checks
