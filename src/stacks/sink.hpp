#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// Adds the sink that the workload accounts of its Region link to, and its output.
void add_sink(cfn::Stack& stack, const Config& config);

/// The same, unless the stack's parameter names an existing sink: then only the output.
void add_sink_unless_given(cfn::Stack& stack, const Config& config);

/// Adds only the output, for an existing sink.
void add_sink_outputs(cfn::Stack& stack, cfn::Value arn);

}  // namespace sagewatch
