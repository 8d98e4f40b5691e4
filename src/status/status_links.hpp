#pragma once

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// Which of the accounts that are deployed to have no link to the sink, Region by Region.
void look_at_links(const Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings);

}  // namespace sagewatch
