#pragma once

#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

enum class AccessSign { given, taken, unclear };

/// One sentence about access that a change set gives or takes away.
struct AccessChange {
  AccessSign sign;
  std::string logical_id;  ///< of the resource that says so
  std::string sentence;    ///< "IngesterRole may dynamodb:PutItem on JobState"
  bool widens;             ///< somebody may do more than before, or we cannot tell
};

/// What a change set does to access, in the order of its changes. Whatever cannot be told as a
/// sentence is there as `unclear`: nothing is left out silently.
std::vector<AccessChange> access_changes(const ChangeSet& set);

}  // namespace sagewatch
