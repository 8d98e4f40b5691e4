#pragma once

#include <string>

#include "access/access_change.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The record {stack, status, changes, access, counts, refused} as ASCII JSON. `refused` has the
/// messages about resources that may not be lost, with their logical ids.
std::string changes_json(const ChangeSet& set, const std::vector<AccessChange>& access,
                         const std::vector<const Change*>& refused);

}  // namespace sagewatch
