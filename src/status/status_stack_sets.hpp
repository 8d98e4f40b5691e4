#pragma once

#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "aws_cli/stack_instances.hpp"
#include "health/finding.hpp"

namespace sagewatch {

/// The instances of the stack sets and the names of accounts, if they could be read.
DeployedStackSets deployed_stack_sets(const AwsCalls& calls);

/// The states of the stack sets' stacks, and how many of them have drifted.
void look_at_stack_sets(const AwsCalls& calls, const DeployedStackSets& deployed,
                        std::vector<Finding>& findings);

}  // namespace sagewatch
