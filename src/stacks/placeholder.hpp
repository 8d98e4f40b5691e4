#pragma once

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// A resource that always exists and does nothing, for a stack whose other resources are all
/// conditional. CloudFormation requires at least one resource in a template; whether it accepts a
/// stack in which all conditions are false is not documented (AWS fact CF-6). It is free of charge
/// and available in every partition.
void add_placeholder(cfn::Stack& stack);

}  // namespace sagewatch
