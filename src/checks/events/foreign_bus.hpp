#pragma once

#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// Whether a target's ARN is an event bus of another account, as far as the ARN shows.
bool is_foreign_bus(const Stack& stack, const document::Node* arn);

}  // namespace sagewatch::checks
