#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::cli {

/// What `trace --all` finds wrong with our own stacks (E0605), for `check`. All settings that the
/// stacks need must be there.
cfn::Diagnostics trace_problems(const solution::Config& config);

}  // namespace sagewatch::cli
