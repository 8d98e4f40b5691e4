#pragma once

#include <vector>

#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// The stack sets whose permissions AWS Organizations manages.
std::vector<const Resource*> managed_stack_sets(const Stack& stack);

/// Whether accounts that join its units get their stacks by themselves.
bool deploys_automatically(const Resource& stack_set);

/// Whether this is the template of such a stack set.
bool is_in_managed_stack_set(const Stack& stack);

}  // namespace sagewatch::checks
