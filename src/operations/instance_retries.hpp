#pragma once

#include <string>

#include "aws_cli/stack_instances.hpp"

namespace sagewatch {

/// One line of JSON for each call of `aws cloudformation create-stack-instances --cli-input-json`
/// that is needed to try again what failed, was cancelled or is outdated. This operation
/// retries the instances that are OUTDATED: CreateStackInstances in the API reference. An instance
/// is named by its account within the unit that the set targets; one whose unit isn't known can't
/// be, and neither can one that is inoperable.
std::string instance_retries(const DeployedStackSets& deployed);

}  // namespace sagewatch
