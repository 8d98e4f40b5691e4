#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The custom name of a resource that would be replaced and keep its name, which CloudFormation
/// refuses: "CloudFormation cannot update a stack when a custom-named resource requires replacing"
/// (page "CloudFormation resource custom naming"). Absent for every other change.
std::optional<std::string> fixed_name(const Change& change);

/// Refuses each such replacement: E0340. This includes replacements in the accounts of a stack set,
/// if both sides of the change have its complete template.
cfn::Diagnostics refuse_fixed_names(const ChangeSet& set);

}  // namespace sagewatch
