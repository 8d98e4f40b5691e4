#pragma once

#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "aws_cli/stack_instances.hpp"
#include "health/finding.hpp"

namespace sagewatch {

/// What the stack sets' instances and the names of accounts tell, where they could be read.
DeployedStackSets deployed_stack_sets(const AwsCalls& calls);

/// Where the stacks of the stack sets stand, and how many were changed by hand.
void look_at_stack_sets(const AwsCalls& calls, const DeployedStackSets& deployed,
                        std::vector<Finding>& findings);

}  // namespace sagewatch
