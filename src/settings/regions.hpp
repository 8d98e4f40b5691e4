#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings/config.hpp"

/// The Regions of the workloads. Events of every Region go to the bus in the home Region; telemetry
/// stays in its Region, so each Region has a sink. docs/adr/0009-several-regions.md explains why.
namespace sagewatch {

/// The further Regions, in the order of the settings.
std::vector<std::string> further_regions(const Config& config);

/// All of them, the home Region first.
std::vector<std::string> workload_regions(const Config& config);

/// Those whose sinks the settings still have, and that they list no more.
std::vector<std::string> dropped_regions(const Config& config);

/// The first of these ARNs that is in the Region.
std::optional<std::string> arn_in(const std::vector<std::string>& arns, const std::string& region);

/// The sink to link to in a Region; nothing if the settings don't have it.
std::optional<std::string> sink_in(const Config& config, const std::string& region);

/// The further Regions whose sinks the settings don't have.
std::vector<std::string> regions_without_sink(const Config& config);

}  // namespace sagewatch
