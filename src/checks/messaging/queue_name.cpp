#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check queue_name{
    .id = "E1056",
    .title = "the name of a queue is refused by SQS",
    .why =
        "A queue name has up to 80 letters, digits, - and _. The name of a FIFO queue ends in "
        ".fifo, which counts towards the 80.",
    .fix = "rename the queue",
    .source = "SQS API reference, CreateQueue",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* queue : subject.of_type("AWS::SQS::Queue")) {
            const auto* name = queue->find("QueueName");
            const auto text = known_text(name);
            if (!text) continue;
            const bool fifo = text->ends_with(".fifo");
            const auto stem = fifo ? text->substr(0, text->size() - 5) : *text;
            if (is_name(stem, 1, fifo ? 75 : 80, "-_")) continue;
            findings.add(*queue, name, fmt::format("'{}' is not a valid queue name", *text));
          }
        },
};

}  // namespace sagewatch::checks
