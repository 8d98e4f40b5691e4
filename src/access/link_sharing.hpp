#pragma once

#include <vector>

#include "access/access_change.hpp"

namespace sagewatch {

/// What a change set does to the telemetry that links share with a monitoring account, also the
/// links of stack sets' templates: what is shared newly, what becomes less, and that traces are
/// those of the whole account. Nothing where the values are not known before the deployment.
std::vector<AccessChange> sharing_changes(const ChangeSet& set);

/// The changes of access with those, for a person to read.
std::vector<AccessChange> with_sharing(std::vector<AccessChange> access, const ChangeSet& set);

}  // namespace sagewatch
