#pragma once

#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The health of the deployment, according to `calls` (scripts/status.sh makes them):
///
/// - `cloudformation describe-stacks` of each stack, and `sagewatch diff`, whose output is
///   `{"Differs": BOOL}`
/// - `cloudformation list-stack-instances` of each stack set, and `organizations list-accounts`
/// - `oam list-attached-links`, `dynamodb get-item` of the roster, `dynamodb batch-get-item` of the
///   last events, and `date`, whose output is `{"Now": "…"}`
/// - `sqs get-queue-attributes` of each dead-letter queue
///
/// What could not be read is `unknown`; calls that were not made are omitted.
std::vector<Finding> deployment_status(const Config& config, const AwsCalls& calls);

}  // namespace sagewatch
