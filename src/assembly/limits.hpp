#pragma once

#include <string>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// What AWS would refuse in a finished template because it is too large. `rendered` is the result
/// of the stack's synth(), `bytes` the size of its file.
cfn::Diagnostics check_limits(const cfn::Stack& stack, const cfn::Object& rendered,
                              std::size_t bytes);
/// The same for a stack whose template isn't needed otherwise.
cfn::Diagnostics check_limits(const cfn::Stack& stack);

}  // namespace sagewatch
