#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The most characters of a service control policy. The AWS CLI saves it as it is printed, so
/// blanks count. Source: AWS Organizations user guide, "Quotas and service limits for AWS
/// Organizations".
inline constexpr std::size_t max_service_control_policy = 5'120;

/// What keeps administrators of workload accounts from changing what sends events and telemetry: a
/// service control policy for their organizational units. Stack sets, and the roles whose ARNs
/// `exempt` lists, still may.
cfn::Object service_control_policy(const Config& config, const std::vector<std::string>& exempt);

}  // namespace sagewatch
