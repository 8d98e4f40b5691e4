#pragma once

#include <string>
#include <vector>

#include "aws_cli/change_set.hpp"

namespace sagewatch {

enum class AccessSign { given, taken, unclear };

/// A sentence about access that a change set grants or removes.
struct AccessChange {
  AccessSign sign;
  std::string logical_id;  ///< of the resource that says so
  std::string sentence;    ///< "IngesterRole may dynamodb:PutItem on JobState"
  bool widens;             ///< somebody may do more than before, or possibly more
};

/// How a change set changes access, in the order of its changes. What cannot be expressed as a
/// sentence is reported as `unclear`: nothing is omitted silently.
std::vector<AccessChange> access_changes(const ChangeSet& set);

}  // namespace sagewatch
