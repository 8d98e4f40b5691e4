#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sagewatch/cfn/diagnostic.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// Whether what is deployed under a name of ours is ours, by the description of its template, or of
/// a stack set itself where its template has none. Reads what describe-stacks printed of one stack,
/// or describe-stack-set of a stack set whose template is `entry`'s. E0316 where it is somebody
/// else's, E0312 where it is neither of the two.
cfn::Diagnostics recognize(const StackEntry& entry, const nlohmann::json& described);

}  // namespace sagewatch
