#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/policies/statement.hpp"
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
        "The default policy of a topic allows its own account only: the events are lost, and no "
        "deployment tells.",
    .fix = "add an AWS::SNS::TopicPolicy that allows events.amazonaws.com sns:Publish",
    .source = "EventBridge user guide, resource-based policies",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto granted =
              granted_to_events(stack, "AWS::SNS::TopicPolicy", "Topics", "sns:Publish");
          for_each_target(stack, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            const auto* topic = target_of_type(stack, arn, "AWS::SNS::Topic");
            if (!topic || is_granted(stack, granted, *topic, rule)) return;
            findings.add(
                rule, arn,
                fmt::format("no policy lets EventBridge publish to the topic '{}' for '{}'",
                            topic->id(), rule.id()));
          });
        },
};

}  // namespace sagewatch::checks
