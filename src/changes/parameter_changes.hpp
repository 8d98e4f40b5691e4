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
/// drop. `change_set` is what describe-change-set printed, `deployed` what describe-stacks printed
/// before (without a stack, every parameter is new). Absent, with E0312, where that is something
/// else.
std::optional<std::vector<ParameterChange>> parameter_changes(const nlohmann::json& change_set,
                                                              const nlohmann::json& deployed,
                                                              cfn::Diagnostics& diagnostics);

/// "  ~ ServiceEvents  true → false": a line for each, in columns.
std::string parameters_text(const std::vector<ParameterChange>& changes, const Glyphs& glyphs);

}  // namespace sagewatch
