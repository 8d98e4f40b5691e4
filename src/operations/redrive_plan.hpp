#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "operations/redrive.hpp"

namespace sagewatch {

/// The dead letters that one call received from a queue.
struct ReceivedLetters {
  std::string queue_url;
  std::vector<DeadLetter> letters;
};

/// True for the URL of a queue, which ends in ACCOUNT/NAME.
bool is_queue_url(std::string_view text);

/// Whose messages alone are accepted from the queue: nobody's in particular (absent) if it is one
/// of sagewatch's queues in `account`, to which only EventBridge and our functions may send; else
/// the owner of the queue. `queue_url` is one.
std::optional<std::string> only_sender(std::string_view queue_url, std::string_view account,
                                       const Config& config);

/// What goes where, and what is left, for a person: "  2 to the function sagemaker-…" a line.
std::string redrive_text(const std::vector<ReceivedLetters>& received);

/// The `--entries` of `sqs change-message-visibility-batch` that let others receive the messages at
/// once.
std::string visible_at_once(const ReceivedLetters& received);

}  // namespace sagewatch
