#pragma once

#include <nlohmann/json_fwd.hpp>

#include "aws_cli/template_references.hpp"

namespace sagewatch {

/// Resources of which only the logical id changed: of those that one of two templates has alone,
/// the pairs that have the same type and properties, where references to one another count as the
/// same. The new ids by the old ones. Both are `Resources` sections, as comparable_json makes them.
NewIds renamed_resources(const nlohmann::json& before, const nlohmann::json& after);

}  // namespace sagewatch
