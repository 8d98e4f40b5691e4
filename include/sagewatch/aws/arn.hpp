#pragma once

#include <string_view>

#include "sagewatch/cfn/text.hpp"

namespace sagewatch::aws {

/// The ARN of something in the account and Region that a stack is deployed to, e.g. ("sqs", name).
/// Use it for resources that another stack creates under a known name; resources of this stack have
/// an attribute.
cfn::Text local_arn(std::string_view service, const cfn::Text& resource);

}  // namespace sagewatch::aws
