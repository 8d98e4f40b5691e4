#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// The stacks that people named by key or by name, in the order in which they are deployed; all of
/// them where none is named. E0203 for each unknown name.
std::vector<const StackEntry*> named_stacks(const std::vector<std::string>& names,
                                            cfn::Diagnostics& diagnostics);

}  // namespace sagewatch
