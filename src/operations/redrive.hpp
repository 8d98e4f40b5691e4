#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"

namespace sagewatch {

enum class Delivery {
  invoke,  ///< a function, asynchronously, with the payload
  send,    ///< the payload to a queue
  log,     ///< the payload, as `logs put-log-events --log-events` takes it, to a log group
};

/// A delivery that must succeed before a message may be deleted.
struct Redelivery {
  Delivery delivery;
  std::string target;  ///< the name of the function, the queue or the log group
  std::string payload;
};

/// A dead letter, and how to redeliver it.
struct DeadLetter {
  std::string id;
  std::string receipt;  ///< for deleting it
  std::vector<Redelivery> redeliveries;
  std::string why_not;  ///< why it can't be redelivered, if so
};

/// The messages in the output of `aws sqs receive-message`. From the queues of the monitoring
/// account, to which only EventBridge and our functions may send:
///
/// - An event that a rule could not hand over has TARGET_ARN among its attributes: it goes to that
///   function or log group of ours, by its name. One that was meant for the monitoring account's
///   bus goes to the ingester and to the log group of its kind: EventBridge lets nobody put events
///   of AWS services on a bus again.
/// - An event without TARGET_ARN failed on the bus itself, which goes the same way. One that is
///   encrypted with the key of the bus is left: only the AWS Encryption SDK decrypts it.
/// - What a function of ours failed at asynchronously has the event as its `requestPayload`.
/// - A job whose hosts could not be measured, and a failure without a notice, go back to their
///   queues.
///
/// Everything else is left. `sender` is set for the queue of another account, in which anybody
/// there may have written anything: each message is an event of that account, of SageMaker or a
/// heartbeat, and goes the way of the bus; whatever else it says, it is left. E0312 if it is
/// something else that was printed.
std::optional<cfn::Diagnostic> read_dead_letters(const nlohmann::json& document,
                                                 const Config& config,
                                                 const std::optional<std::string>& sender,
                                                 std::vector<DeadLetter>& letters);

}  // namespace sagewatch
