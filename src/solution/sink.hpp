#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::solution {

/// Adds the sink that the workload accounts of its Region link to, and its output.
void add_sink(cfn::Stack& stack, const Config& config);

/// Adds the output alone, of a sink that is there already.
void tell_sink(cfn::Stack& stack, const cfn::Text& arn);

}  // namespace sagewatch::solution
