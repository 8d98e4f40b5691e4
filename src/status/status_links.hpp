#pragma once

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// The deployed accounts that have no link to the sink, Region by Region.
void look_at_links(const Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings);

}  // namespace sagewatch
