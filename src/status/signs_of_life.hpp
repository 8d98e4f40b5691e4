#pragma once

#include <map>

#include "aws_cli/aws_calls.hpp"
#include "base/timestamp.hpp"
#include "status/status_places.hpp"

namespace sagewatch {

/// The call that reads the signs, a part of them at a time.
constexpr auto read_signs = "dynamodb batch-get-item";

/// When each place was last heard of, as the job state table has it under alive|ACCOUNT|REGION.
using SignsOfLife = std::map<WorkloadPlace, Instant>;

/// What can't be read is left out.
SignsOfLife signs_of_life(const AwsCalls& calls);

/// Whether DynamoDB left some for a second question.
bool left_signs_unread(const AwsCalls& calls);

/// Of these accounts, those with no sign in the Region since that instant.
std::vector<std::string> silent_since(Instant instant, const std::string& region,
                                      const std::set<std::string>& accounts,
                                      const SignsOfLife& signs);

}  // namespace sagewatch
