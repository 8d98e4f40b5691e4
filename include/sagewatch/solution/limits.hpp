#pragma once

#include <string>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::solution {

/// CloudFormation's limit for a template that comes without a bucket, in bytes.
inline constexpr std::size_t max_template_bytes = 51'200;

/// What AWS would refuse about a finished template because it is too large.
cfn::Diagnostics check_limits(const cfn::Stack& stack);

}  // namespace sagewatch::solution
