#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"
#include "console/glyphs.hpp"
#include "sagewatch/cfn/diagnostic.hpp"

namespace sagewatch {

/// The parameters whose values the change set would change, in its order, then those that it would
/// remove. `change_set` is the output of describe-change-set, `deployed` the previous output of
/// describe-stacks (without a stack, every parameter is new). Absent, with E0312, if it is
/// something else.
std::optional<std::vector<ParameterChange>> parameter_changes(const nlohmann::json& change_set,
                                                              const nlohmann::json& deployed,
                                                              cfn::Diagnostics& diagnostics);

/// One line for each parameter, in columns: "  ~ ServiceEvents  true → false".
std::string parameters_text(const std::vector<ParameterChange>& changes, const Glyphs& glyphs);

}  // namespace sagewatch
