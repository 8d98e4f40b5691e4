#pragma once

#include <optional>

#include "changes/template_diff.hpp"

namespace sagewatch {

/// How the template of a stack set differs, where the change is one of a stack set and has the
/// template whole (as JSON) on both sides. Absent for every other change.
std::optional<TemplateDiff> diff_in_accounts(const Change& change);

}  // namespace sagewatch
