#pragma once

#include "aws_calls.hpp"
#include "finding.hpp"
#include "status_places.hpp"

namespace sagewatch::cli {

/// Which of the accounts that are deployed to have no link to the sink, Region by Region.
void look_at_links(const solution::Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings);

}  // namespace sagewatch::cli
