#pragma once

#include <vector>

#include "health/right_account.hpp"

namespace sagewatch {

/// What workload_admission reads, as far as it is known after `answers`.
std::vector<PlannedCall> workload_admission_calls(const AccountQuestion& question,
                                                  const Config& config, const AwsCalls& answers);

/// Whether an account that is deployed directly may be a workload account: the monitoring account
/// admits it, and no stack set reaches it, whose stacks make roles and rules of the same names.
/// E0350, W0351.
cfn::Diagnostics workload_admission(const AccountQuestion& question, const Config& config,
                                    const AwsCalls& answers);

}  // namespace sagewatch
