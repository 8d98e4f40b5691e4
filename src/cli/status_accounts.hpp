#pragma once

#include <vector>

#include "aws_calls.hpp"
#include "finding.hpp"
#include "sagewatch/solution/config.hpp"
#include "stack_instances.hpp"

namespace sagewatch::cli {

/// What the stack sets' instances and the names of accounts tell, where they could be read.
DeployedStackSets deployed_stack_sets(const AwsCalls& calls);

/// Which of the accounts that should be monitored have no link to the sink, or no sign of life for
/// longer than `silent-after-minutes`. They are those that the stack sets reach, where no account
/// is suspended, and `workload-accounts`.
void look_at_accounts(const solution::Config& config, const AwsCalls& calls,
                      const DeployedStackSets& deployed, std::vector<Finding>& findings);

}  // namespace sagewatch::cli
