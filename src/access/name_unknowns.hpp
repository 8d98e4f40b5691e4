#pragma once

#include <nlohmann/json_fwd.hpp>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// AWS knows the names and ARNs of new resources only after the deployment. This replaces each such
/// value in the changes by the logical id that the template refers to. Values that the template
/// doesn't explain are unchanged.
void name_unknowns(ChangeSet& set, const nlohmann::json& stack_template);

}  // namespace sagewatch
