#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check dead_letter_fifo{
    .id = "E1057",
    .title = "the dead-letter queue of a target or a bus is a FIFO queue",
    .why =
        "EventBridge supports only standard queues here: events that cannot be delivered are lost.",
    .fix = "use a standard queue",
    .source = "EventBridge user guide, dead-letter queues",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const auto look_at = [&](const Resource& sender, const Node* arn) {
            const auto* queue = target_of_type(subject, arn, "AWS::SQS::Queue");
            const bool fifo = queue != nullptr && text_or_empty(queue->find("FifoQueue")) == "true";
            if (!fifo && !text_or_empty(arn).ends_with(".fifo")) return;
            findings.add(sender, arn, "the dead-letter queue is a FIFO queue");
          };
          for_each_target(subject, [&](const Resource& rule, const Node& target) {
            look_at(rule, document::find(&target, {"DeadLetterConfig", "Arn"}));
          });
          for (const auto* bus : subject.of_type("AWS::Events::EventBus")) {
            look_at(*bus, bus->find({"DeadLetterConfig", "Arn"}));
          }
        },
};

}  // namespace sagewatch::checks
