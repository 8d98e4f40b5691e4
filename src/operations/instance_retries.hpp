#pragma once

#include <string>

#include "aws_cli/stack_instances.hpp"

namespace sagewatch {

/// One line of JSON for each call of `aws cloudformation create-stack-instances --cli-input-json`
/// that is needed to retry what failed, was cancelled or is outdated. This operation retries the
/// instances that are OUTDATED: CreateStackInstances in the API reference. An instance is
/// identified by its account within the targeted OU. It can't be retried if the OU is unknown, or
/// if it is inoperable.
std::string instance_retries(const DeployedStackSets& deployed);

}  // namespace sagewatch
