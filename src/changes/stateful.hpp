#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// What goes with a resource of this type, for types that hold something which nobody can make
/// again: "its items". Absent for all others.
std::optional<std::string_view> held_by(std::string_view type);

/// The changes that would lose what a resource holds: replaced (the new one is empty, also where
/// the old one is kept), or removed and not kept. What CloudFormation refuses anyway is not among
/// them.
std::vector<const Change*> losses(const ChangeSet& set);

/// E0315 for each loss whose logical id is not in `allowed`, and W0301, a warning, for each id in
/// `allowed` that is no loss.
cfn::Diagnostics refuse_losses(const ChangeSet& set, const std::vector<std::string>& allowed);

}  // namespace sagewatch
