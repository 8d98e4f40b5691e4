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

const Check queue_policy_missing{
    .id = "E1066",
    .title = "a queue does not let EventBridge send to it",
    .why =
        "EventBridge needs a queue policy to send to a queue, dead-letter queues included. Without "
        "it the events are lost, and the deployment succeeds all the same.",
    .fix =
        "add an AWS::SQS::QueuePolicy that allows events.amazonaws.com sqs:SendMessage, with the "
        "ARN of this rule or bus if it has a condition on aws:SourceArn; or give the target a "
        "RoleArn "
        "whose role allows it",
    .source = "EventBridge user guide, resource-based policies",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const auto granted =
              granted_to_events(subject, "AWS::SQS::QueuePolicy", "Queues", "sqs:SendMessage");
          const auto look_at = [&](const Resource& sender, const Node* arn) {
            const auto* queue = target_of_type(subject, arn, "AWS::SQS::Queue");
            if (!queue || is_granted(subject, granted, *queue, sender)) return;
            findings.add(sender, arn,
                         fmt::format("no policy lets EventBridge send to the queue '{}' for '{}'",
                                     queue->id(), sender.id()));
          };
          for_each_target(subject, [&](const Resource& rule, const Node& target) {
            const auto* queue = target_of_type(subject, target.find("Arn"), "AWS::SQS::Queue");
            const auto role = queue ? target_role(subject, target, *queue, "sqs:SendMessage")
                                    : TargetRole::allows;
            if (role == TargetRole::none) look_at(rule, target.find("Arn"));
            if (role == TargetRole::refuses) {
              findings.add(rule, target.find("RoleArn"), role_refuses(*queue, "sqs:SendMessage"));
            }
            look_at(rule, document::find(&target, {"DeadLetterConfig", "Arn"}));
          });
          for (const auto* bus : subject.of_type("AWS::Events::EventBus")) {
            look_at(*bus, bus->find({"DeadLetterConfig", "Arn"}));
          }
        },
};

}  // namespace sagewatch::checks
