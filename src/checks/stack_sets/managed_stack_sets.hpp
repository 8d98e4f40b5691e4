#pragma once

#include <vector>

#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// The stack sets whose permissions AWS Organizations manages.
std::vector<const Resource*> managed_stack_sets(const Template& subject);

/// Whether accounts that join its OUs are deployed automatically.
bool deploys_automatically(const Resource& stack_set);

/// Whether this is the template of such a stack set.
bool is_in_managed_stack_set(const Template& subject);

}  // namespace sagewatch::checks
