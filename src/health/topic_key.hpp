#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "aws_cli/planned_calls.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"

/// The key of the topic in `notification-topic-arn`. A key policy of its own decides whether alarms
/// and notices reach an encrypted topic; what they may not encrypt is lost.
namespace sagewatch {

/// The monitoring account as its calls are made.
struct TopicKeyPlace {
  std::string account;
  std::string profile = {};
};

/// Reads the topic, its key, and the policy of a customer managed key; as far as the answers allow.
std::vector<PlannedCall> topic_key_calls(const TopicKeyPlace& place, const Config& config,
                                         const AwsCalls& answers);

/// What blocks, or could not be read. Nothing if the topic has no key, or one that all may use.
std::optional<Finding> topic_key_finding(const TopicKeyPlace& place, const Config& config,
                                         const AwsCalls& answers);

}  // namespace sagewatch
