#pragma once

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// Which places gave no sign of life for longer than `silent-after-minutes`, Region by Region: of
/// those that are deployed to, and of those that were ever heard of and not forgotten.
void look_at_signs(const Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings);

}  // namespace sagewatch
