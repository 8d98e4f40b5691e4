#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The data that is lost with a resource of this type, if nobody can recreate it: "its items".
/// Absent for all other types.
std::optional<std::string_view> data_held_by(std::string_view type);

/// The changes that would lose the data of a resource: replaced (the new one is empty, even if the
/// old one is retained), or removed and not retained. Changes that CloudFormation refuses anyway
/// are not included.
std::vector<const Change*> data_losses(const ChangeSet& set);

/// E0315 for each loss whose logical id is not in `allowed`, and the warning W0301 for each id in
/// `allowed` that is not a loss.
cfn::Diagnostics refuse_losses(const ChangeSet& set, const std::vector<std::string>& allowed);

}  // namespace sagewatch
