#pragma once

#include <vector>

#include "access/access_change.hpp"

namespace sagewatch {

/// access_changes, with the sentences of the stack set's template in place of "what its template
/// allows in its accounts changes", if both sides have the complete template (as JSON).
std::vector<AccessChange> access_with_stack_sets(const ChangeSet& set);

}  // namespace sagewatch
