#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What `trace --all` finds wrong with our own stacks (E0605), for `check`. All settings that the
/// stacks need must be there.
cfn::Diagnostics trace_problems(const Config& config);

}  // namespace sagewatch
