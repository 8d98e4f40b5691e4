#pragma once

#include <string>
#include <vector>

#include "sagewatch/solution/config.hpp"

namespace sagewatch::solution::dashboards {

/// Names of what the monitoring and the insights stack make. A dashboard shows what there is, so it
/// asks the stacks themselves.
struct Deployed {
  std::vector<std::string> alarms;
  std::vector<std::string> functions;
  std::vector<std::string> queues;
  std::vector<std::string> rules;  ///< of the monitoring bus
};

Deployed deployed(const Config& config);

}  // namespace sagewatch::solution::dashboards
