#pragma once

#include <string>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch {

/// A topic, its key, and the monitoring account, which publishes to it.
struct TopicWithKey {
  std::string account;
  std::string topic;
  std::string key;  ///< an ARN
};

/// Those of CloudWatch and the notices role that a key policy refuses, and those about which it
/// alone doesn't decide.
struct KeyRefusals {
  std::vector<std::string> refused = {};
  std::vector<std::string> unsure = {};
};

KeyRefusals users_without_key(const TopicWithKey& topic, const Config& config,
                              const std::string& document);

/// The ARN of the role that publishes notices, whether it exists or not.
std::string notices_role_arn(const TopicWithKey& topic, const Config& config);

}  // namespace sagewatch
