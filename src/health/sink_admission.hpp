#pragma once

#include <string>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch {

/// The settings' OU paths and accounts that may not link to a sink, or perhaps not.
struct SinkAdmission {
  std::vector<std::string> refused;  ///< accounts that the policy refuses for certain
  /// Paths of units of which it does not let every account link, those of child units too; it may
  /// name some one by one.
  std::vector<std::string> not_all;
  std::vector<std::string> unsure;  ///< of these the policy alone does not tell

  bool is_fine() const { return refused.empty() && not_all.empty() && unsure.empty(); }
};

/// What a sink's policy says to links of the kinds of telemetry that are shared. The sink's own
/// account needs no link.
SinkAdmission ask_sink_policy(const Config& config, const std::string& sink_arn,
                              const std::string& policy);

}  // namespace sagewatch
