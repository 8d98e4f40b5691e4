#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/events.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A statement that lets some of the workload accounts send events to the bus.
struct BusAdmission {
  std::string id;  ///< of the resource
  events::EventBusPolicyProps props;
};

/// One for the organizational units, one for the listed accounts. On an existing bus the statement
/// ids are distinct, so that they replace nobody else's statement.
std::vector<BusAdmission> bus_admissions(const Config& config, const events::Bus& bus);

}  // namespace sagewatch
