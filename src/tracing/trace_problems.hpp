#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The problems that `trace --all` finds in our own stacks (E0605), for `check`. All settings that
/// the stacks need must be present.
cfn::Diagnostics trace_problems(const Config& config);

}  // namespace sagewatch
