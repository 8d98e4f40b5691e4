#pragma once

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// A resource that is always there and does nothing, for a stack whose other resources may all be
/// conditioned off. CloudFormation wants at least one resource in a template; whether it takes a
/// stack in which no condition holds is not documented (AWS fact CF-6). Costs nothing, and every
/// partition has it.
void add_placeholder(cfn::Stack& stack);

}  // namespace sagewatch
