#pragma once

#include "aws_calls.hpp"
#include "finding.hpp"
#include "status_places.hpp"

namespace sagewatch::cli {

/// Which places gave no sign of life for longer than `silent-after-minutes`, Region by Region: of
/// those that are deployed to, and of those that were ever heard of and not forgotten.
void look_at_signs(const solution::Config& config, const AwsCalls& calls,
                   const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                   std::vector<Finding>& findings);

}  // namespace sagewatch::cli
