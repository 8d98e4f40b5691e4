#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// Adds the sink that the workload accounts of its Region link to, and its output.
void add_sink(cfn::Stack& stack, const Config& config);

/// The same unless the stack's parameter names one that is there already: then only the output.
void add_sink_unless_given(cfn::Stack& stack, const Config& config);

/// Adds the output alone, of a sink that is there already.
void tell_sink(cfn::Stack& stack, cfn::Value arn);

}  // namespace sagewatch
