#pragma once

#include <string>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch::dashboards {

/// The names of the resources that the monitoring and insights stacks create, taken from the stacks
/// themselves.
struct MonitoringResources {
  std::vector<std::string> alarms;
  /// Alarms on errors and throttles of the functions, whose failures end in a dead-letter queue.
  std::vector<std::string> function_alarms;
  std::vector<std::string> functions;
  std::vector<std::string> queues;
  std::vector<std::string> rules;  ///< of the monitoring bus
};

MonitoringResources monitoring_resources(const Config& config);

}  // namespace sagewatch::dashboards
