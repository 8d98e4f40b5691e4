#pragma once

#include <vector>

#include "aws_cli/planned_calls.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What deployment_status reads, as far as it is known after `answers`: some calls are about what
/// others return. Asked are the accounts that have a profile in the settings; where neither has
/// one, that of the default credentials. With `detect_drift`, also the start of drift detection of
/// each stack and set.
std::vector<PlannedCall> status_calls(const Config& config, const AwsCalls& answers,
                                      bool detect_drift);

}  // namespace sagewatch
