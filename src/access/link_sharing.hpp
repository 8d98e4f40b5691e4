#pragma once

#include <vector>

#include "access/access_change.hpp"

namespace sagewatch {

/// How a change set changes the telemetry that links share with a monitoring account, including
/// links in the templates of stack sets: what is newly shared, what is shared no longer, and that
/// traces are those of the whole account. Nothing if the values are not known before the
/// deployment.
std::vector<AccessChange> sharing_changes(const ChangeSet& set);

/// The changes of access together with these, for people.
std::vector<AccessChange> with_sharing(std::vector<AccessChange> access, const ChangeSet& set);

}  // namespace sagewatch
