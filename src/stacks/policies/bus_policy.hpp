#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/events.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A resource that lets some of the workload accounts send events to the bus.
struct BusAdmission {
  std::string id;  ///< of the resource
  events::EventBusPolicyProps props;
};

/// One for the organizational units, one for the listed accounts. On an existing bus the ids of the
/// statements differ from everybody else's, so that they replace no other statement.
std::vector<BusAdmission> bus_admissions(const Config& config, const events::Bus& bus);

}  // namespace sagewatch
