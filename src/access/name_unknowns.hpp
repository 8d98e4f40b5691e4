#pragma once

#include <nlohmann/json_fwd.hpp>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// AWS knows names and ARNs of what it has yet to make only after the deployment. The stack's
/// template knows better what is meant: this puts the logical id into the place of each such value
/// of the changes. What the template doesn't tell stays as it is.
void name_unknowns(ChangeSet& set, const nlohmann::json& stack_template);

}  // namespace sagewatch
