#pragma once

#include <string>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// What AWS would refuse about a finished template because it is too large. `rendered` is what the
/// stack's synth() gives, `bytes` the size of its file.
cfn::Diagnostics check_limits(const cfn::Stack& stack, const cfn::Object& rendered,
                              std::size_t bytes);
/// The same of a stack whose template nobody needs.
cfn::Diagnostics check_limits(const cfn::Stack& stack);

}  // namespace sagewatch
