#pragma once

#include <string>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch::dashboards {

/// Names of what the monitoring and the insights stack make. A dashboard shows what there is, so it
/// asks the stacks themselves.
struct Deployed {
  std::vector<std::string> alarms;
  /// Of errors and throttles of the functions: what one can't do ends in a dead-letter queue.
  std::vector<std::string> function_alarms;
  std::vector<std::string> functions;
  std::vector<std::string> queues;
  std::vector<std::string> rules;  ///< of the monitoring bus
};

Deployed deployed(const Config& config);

}  // namespace sagewatch::dashboards
