#pragma once

#include <nlohmann/json_fwd.hpp>

#include "aws_cli/template_references.hpp"

namespace sagewatch {

/// Resources of which only the logical id changed: pairs of resources, each in only one of the
/// templates, with the same type and properties, where references to one another count as equal.
/// New ids by old ids. Both arguments are `Resources` sections, as comparable_json returns them.
NewIds renamed_resources(const nlohmann::json& before, const nlohmann::json& after);

}  // namespace sagewatch
