#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {
namespace {

using document::Node;

}  // namespace

const Check dead_letter_fifo{
    .id = "E1057",
    .title = "the dead-letter queue of a target is a FIFO queue",
    .why = "EventBridge takes only standard queues: what cannot be delivered is lost.",
    .fix = "use a standard queue",
    .source = "EventBridge user guide, dead-letter queues",
    .accepted = true,
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_target(stack, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = document::find(&target, {"DeadLetterConfig", "Arn"});
            const auto* queue = target_of_type(stack, arn, "AWS::SQS::Queue");
            const bool fifo = queue != nullptr && text_or_empty(queue->find("FifoQueue")) == "true";
            if (!fifo && !text_or_empty(arn).ends_with(".fifo")) return;
            findings.add(rule, arn, "the dead-letter queue is a FIFO queue");
          });
        },
};

}  // namespace sagewatch::check
