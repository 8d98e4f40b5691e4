#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A service control policy for the OUs of the workload accounts that keeps their administrators
/// from changing what sends events and telemetry. Stack sets, and the roles whose ARNs `exempt`
/// lists, still may.
cfn::Object service_control_policy(const Config& config, const std::vector<std::string>& exempt);

}  // namespace sagewatch
