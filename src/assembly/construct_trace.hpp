#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/construct.hpp"

namespace sagewatch {

/// The C++ lines that built a construct and its parents below the stack, the innermost first, in
/// the form that the AWS CDK Toolkit recognizes as a position: "Role (src/a.cpp:12:1)". File names
/// are relative to the root of the checkout, so that its location doesn't matter.
std::vector<std::string> construct_trace(const cfn::Construct& construct);

/// The construct at or below `top` with a path such as "Stack/Ingester/Role", or null.
const cfn::Construct* construct_at(const cfn::Construct& top, std::string_view path);

}  // namespace sagewatch
