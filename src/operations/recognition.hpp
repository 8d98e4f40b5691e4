#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sagewatch/cfn/diagnostic.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// Whether a deployed stack or stack set with one of our names is ours, by the description of its
/// template, or of the stack set itself if its template has none. Reads the output of
/// describe-stacks for one stack, or of describe-stack-set for a stack set whose template is
/// `entry`'s. E0316 if it is somebody else's, E0312 if the input is neither of the two.
cfn::Diagnostics recognize(const StackEntry& entry, const nlohmann::json& described);

}  // namespace sagewatch
