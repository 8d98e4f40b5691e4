#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// What is not available, or may not be, to a stack in its home Region: warnings, of
/// the monitoring and of the management stack.
cfn::Diagnostics left_out(StackKind kind, const Config& config);

}  // namespace sagewatch
