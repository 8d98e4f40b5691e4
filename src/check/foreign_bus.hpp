#pragma once

#include "sagewatch/check/stack.hpp"

namespace sagewatch::check {

/// Whether a target's ARN is an event bus of another account, as far as the ARN shows.
bool is_foreign_bus(const Stack& stack, const document::Node* arn);

}  // namespace sagewatch::check
