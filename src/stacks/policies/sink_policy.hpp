#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/oam.hpp"
#include "settings/config.hpp"

/// Who may share what with the monitoring account.
namespace sagewatch {

/// The kinds of telemetry that the settings share.
std::vector<std::string> shared_resource_types(const Config& config);

/// Those whom the bus admits too.
std::vector<oam::Linker> admitted_linkers(const Config& config);

/// What the policy of a sink must have that is there already.
std::vector<iam::PolicyStatement> statements_for_existing_sink(const Config& config);

}  // namespace sagewatch
