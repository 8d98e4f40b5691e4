#pragma once

#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// How what is deployed is doing, as far as `calls` tell: those of status_calls, and `date`, whose
/// output is `{"Now": "…"}`. What could not be read is `unknown`; what was not asked is left out.
std::vector<Finding> deployment_status(const Config& config, const AwsCalls& calls);

}  // namespace sagewatch
