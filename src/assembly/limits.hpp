#pragma once

#include <string>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

/// CloudFormation's limit for a template that comes without a bucket, in bytes: AWS fact CF-1.
inline constexpr std::size_t max_template_bytes = 51'200;

/// EventBridge's limit for all statements of a bus together, in characters: AWS fact EB-4.
inline constexpr std::size_t max_bus_policy = 10'240;

/// What AWS would refuse about a finished template because it is too large. `rendered` is what the
/// stack's synth() gives, `bytes` the size of its file.
cfn::Diagnostics check_limits(const cfn::Stack& stack, const cfn::Object& rendered,
                              std::size_t bytes);
/// The same of a stack whose template nobody needs.
cfn::Diagnostics check_limits(const cfn::Stack& stack);

}  // namespace sagewatch
