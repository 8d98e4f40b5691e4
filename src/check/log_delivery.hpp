#pragma once

#include "sagewatch/check/stack.hpp"

namespace sagewatch::check {

/// The Logs resource policy of the stack that lets EventBridge write to a log group; null where
/// there is none.
const Resource* delivery_policy(const Stack& stack, const Resource& log_group);

}  // namespace sagewatch::check
