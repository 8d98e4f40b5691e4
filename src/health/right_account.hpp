#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/planned_calls.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// The service for which a delegated administrator of stack sets is registered.
inline constexpr std::string_view stack_sets_service =
    "member.org.stacksets.cloudformation.amazonaws.com";

/// Whether an account is the right one for its part of the deployment.
struct AccountQuestion {
  Account account;
  std::string id;             ///< that the credentials belong to
  std::string profile = {};   ///< empty: the default chain
  std::string expected = {};  ///< the account that was named on the command line
  bool deletion = false;      ///< any account may be freed of its stacks, also one admitted no more
};

/// What right_account reads, as far as it is known after `answers`.
std::vector<PlannedCall> account_calls(const AccountQuestion& question, const Config& config,
                                       const AwsCalls& answers);

/// E0350 where the settings, the organization or the command line name another account; W0351 where
/// that could not be checked. What was not asked is not looked at.
cfn::Diagnostics right_account(const AccountQuestion& question, const Config& config,
                               const AwsCalls& answers);

/// E0350, and W0351.
cfn::Diagnostic wrong_account(std::string message, std::string hint);
cfn::Diagnostic unchecked_account(std::string message, std::string hint = "");

/// Whether the settings tell that it is the one, by its id or by its organization.
bool is_known_account(const AccountQuestion& question, const Config& config,
                      const AwsCalls& answers);

}  // namespace sagewatch
