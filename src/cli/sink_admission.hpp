#pragma once

#include <string>
#include <vector>

#include "sagewatch/solution/config.hpp"

namespace sagewatch::cli {

/// Which of the settings' OU paths and accounts may not link to a sink with this policy: a path
/// where an account of the unit or of a child of it may not. What can't be told from the policy
/// counts as allowed: AWS decides.
std::vector<std::string> refused_linkers(const solution::Config& config,
                                         const std::string& sink_arn, const std::string& policy);

}  // namespace sagewatch::cli
