#pragma once

#include <vector>

#include "aws_calls.hpp"
#include "finding.hpp"
#include "stack_instances.hpp"

namespace sagewatch::cli {

/// What the stack sets' instances and the names of accounts tell, where they could be read.
DeployedStackSets deployed_stack_sets(const AwsCalls& calls);

/// Where the stacks of the stack sets stand, and how many were changed by hand.
void look_at_stack_sets(const AwsCalls& calls, const DeployedStackSets& deployed,
                        std::vector<Finding>& findings);

}  // namespace sagewatch::cli
