#pragma once

#include <string>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch {

/// The OU paths and accounts in the settings that may not link to a sink, or possibly not.
struct SinkAdmission {
  std::vector<std::string> refused;  ///< accounts that the policy certainly refuses
  /// Paths of OUs of which it does not allow all accounts, including those of child OUs; it may
  /// name some individually.
  std::vector<std::string> not_all;
  std::vector<std::string> unsure;  ///< for these the policy alone doesn't decide

  bool is_fine() const { return refused.empty() && not_all.empty() && unsure.empty(); }
};

/// What a sink policy says about links that share the configured kinds of telemetry. The sink's own
/// account needs no link.
SinkAdmission ask_sink_policy(const Config& config, const std::string& sink_arn,
                              const std::string& policy);

}  // namespace sagewatch
