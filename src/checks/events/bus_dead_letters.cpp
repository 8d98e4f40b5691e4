#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check bus_dead_letters{
    .id = "W1171",
    .title = "an event bus with a customer managed key has no dead-letter queue",
    .why =
        "EventBridge drops custom and partner events that it can't encrypt or decrypt while it "
        "processes them on the bus, for instance while the key is disabled. The dead-letter queue "
        "of a target receives only events that could not be delivered to that target.",
    .fix =
        "add DeadLetterConfig with the ARN of a queue whose policy allows the bus as "
        "aws:SourceArn",
    .source =
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* bus : subject.of_type("AWS::Events::EventBus")) {
            const auto* key = bus->find("KmsKeyIdentifier");
            if (!key || bus->find("DeadLetterConfig")) continue;
            findings.add(*bus, key, "events that can't be encrypted or decrypted are lost");
          }
        },
};

}  // namespace sagewatch::checks
