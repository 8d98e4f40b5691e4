#pragma once

#include <optional>

#include "changes/template_diff.hpp"

namespace sagewatch {

/// The differences in the template of a stack set, if both sides of the change have it completely
/// (as JSON). Absent for every other change.
std::optional<TemplateDiff> diff_in_accounts(const Change& change);

}  // namespace sagewatch
