#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/solution/config.hpp"
#include "sagewatch/solution/stack_kind.hpp"

namespace sagewatch::solution {

/// What a stack goes without since AWS lacks it, or may lack it, in the home Region: warnings, of
/// the monitoring and of the management stack.
cfn::Diagnostics left_out(StackKind kind, const Config& config);

}  // namespace sagewatch::solution
