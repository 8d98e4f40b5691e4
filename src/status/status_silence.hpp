#pragma once

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// The places without an event for longer than `silent-after-minutes`, Region by Region, among
/// those that are deployed to and those on the roster.
void look_at_silence(const Config& config, const AwsCalls& calls,
                     const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                     std::vector<Finding>& findings);

}  // namespace sagewatch
