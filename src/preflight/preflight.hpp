#pragma once

#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// Where a deployment would go.
struct PreflightPlace {
  Account account;
  std::string account_id;  ///< that the credentials belong to
  std::string region;
  std::string profile;  ///< empty: the default chain
};

/// What is missing in the account or blocks the deployment, as far as `calls` tell. What could not
/// be read is `unknown`, and never guessed. The calls that each check looks at are named in
/// preflight_checks.
std::vector<Finding> preflight(const PreflightPlace& place, const Config& config,
                               const AwsCalls& calls);

/// The actions that whoever deploys needs most, to ask `iam simulate-principal-policy` about.
std::vector<std::string_view> needed_actions(Account account, const Config& config);

}  // namespace sagewatch
