#pragma once

#include <map>

#include "aws_cli/aws_calls.hpp"
#include "base/timestamp.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// The call that reads when places were last seen, some of them at a time.
constexpr auto read_last_seen = "dynamodb batch-get-item";

/// The time of the last event from each place, from the items alive|ACCOUNT|REGION of the job state
/// table.
using LastSeen = std::map<WorkloadPlace, Instant>;

/// Unreadable items are omitted.
LastSeen last_seen(const AwsCalls& calls);

/// Whether DynamoDB left some keys unprocessed.
bool left_keys_unread(const AwsCalls& calls);

/// The accounts, out of these, without an event in the Region since that instant.
std::vector<std::string> silent_since(Instant instant, const std::string& region,
                                      const std::set<std::string>& accounts, const LastSeen& signs);

}  // namespace sagewatch
