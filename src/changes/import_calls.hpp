#pragma once

#include <vector>

#include "aws_cli/change_set.hpp"
#include "aws_cli/planned_calls.hpp"

namespace sagewatch {

/// What properties_as_found reads of the imports of a change set (with property values). Neither
/// Region nor profile is set.
std::vector<PlannedCall> import_calls(const ChangeSet& set);

}  // namespace sagewatch
