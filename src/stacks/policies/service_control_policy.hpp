#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What keeps administrators of workload accounts from changing what sends events and telemetry: a
/// service control policy for their organizational units. Stack sets, and the roles whose ARNs
/// `exempt` lists, still may.
cfn::Object service_control_policy(const Config& config, const std::vector<std::string>& exempt);

}  // namespace sagewatch
