#pragma once

#include <vector>

#include "access/access_change.hpp"

namespace sagewatch {

/// access_changes, and in the place of "what its template may do in its accounts changes" the
/// sentences of that template, where the set tells it whole on both sides (as JSON).
std::vector<AccessChange> access_with_stack_sets(const ChangeSet& set);

}  // namespace sagewatch
