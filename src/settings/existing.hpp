#pragma once

#include <optional>
#include <string>

#include "settings/config.hpp"

/// Existing resources of the monitoring account that are used instead of ours.
namespace sagewatch {

/// The name of the bus that workload accounts send to: ours, or that of `existing-event-bus-arn`.
std::string event_bus_name(const Config& config);

/// The sink of this Region among `existing-sink-arns`.
std::optional<std::string> existing_sink_in(const Config& config, const std::string& region);

}  // namespace sagewatch
