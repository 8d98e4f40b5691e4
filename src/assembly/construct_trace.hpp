#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/construct.hpp"

namespace sagewatch {

/// The C++ that built a construct, and those around it below the stack, the innermost first, in
/// the one shape that the AWS CDK Toolkit turns into a position: "Role (src/a.cpp:12:1)". Files
/// are named from the checkout's root on, so that its own place doesn't matter.
std::vector<std::string> construct_trace(const cfn::Construct& construct);

/// The construct at or below `top` with a path such as "Stack/Ingester/Role", or null.
const cfn::Construct* construct_at(const cfn::Construct& top, std::string_view path);

}  // namespace sagewatch
