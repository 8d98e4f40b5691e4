#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "sagewatch/cfn/diagnostic.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// Whether a deployed stack or stack set with one of our names is ours, by what its template says:
/// the description, which a stack set may have in the template's stead, and the resource that all
/// our templates of the stack have. Reads the output of get-template for the stack `name`, or of
/// describe-stack-set for a stack set whose template is `entry`'s. E0316 if it is somebody else's,
/// E0312 if the input is neither of the two.
cfn::Diagnostics recognize(const StackEntry& entry, std::string_view name,
                           const nlohmann::json& deployed);

}  // namespace sagewatch
