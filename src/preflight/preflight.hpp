#pragma once

#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// The target of a deployment.
struct PreflightPlace {
  Account account;
  std::string account_id;  ///< of the credentials
  std::string region;
  std::string profile;      ///< empty: the default chain
  std::string caller = {};  ///< ARN of who deploys, or of its session; empty: not known
};

/// The name of the role of a session's ARN, "arn:…:assumed-role/NAME/SESSION"; empty of others.
std::string role_of(std::string_view caller);

bool is_root(std::string_view caller);

/// What is missing in the account or blocks the deployment, according to `calls`. What could not be
/// read is `unknown`, never guessed.
std::vector<Finding> preflight(const PreflightPlace& place, const Config& config,
                               const AwsCalls& calls);

/// The most important actions for a deployment, as input of `iam simulate-principal-policy`.
std::vector<std::string_view> needed_actions(Account account, const Config& config);

}  // namespace sagewatch
