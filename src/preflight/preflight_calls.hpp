#pragma once

#include <vector>

#include "aws_cli/planned_calls.hpp"
#include "preflight/preflight.hpp"

namespace sagewatch {

/// What preflight reads, as far as it is known after `answers`: some calls are about what others
/// return. Without `all`, not about what a change set shows anyway.
std::vector<PlannedCall> preflight_calls(const PreflightPlace& place, const Config& config,
                                         const AwsCalls& answers, bool all);

}  // namespace sagewatch
