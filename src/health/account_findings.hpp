#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/stack_instances.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A check of every account, and the texts for both results.
struct AccountsCheck {
  std::string_view check;
  std::string fine;
  std::string lacking;  ///< followed by the accounts
  std::string remedy;
};

/// Names the accounts that fail the check, ten at most; fine if there are none.
Finding accounts_finding(const AccountsCheck& about, const std::vector<std::string>& lacking,
                         const AccountNames& names);

/// " in REGION"; empty for the home Region.
std::string outside_home(const std::string& region, const Config& config);

}  // namespace sagewatch
