#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws_cli/stack_instances.hpp"
#include "health/finding.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What is asked of every account, and how both answers are told.
struct AccountsCheck {
  std::string_view check;
  std::string fine;
  std::string lacking;  ///< the accounts follow
  std::string remedy;
};

/// Names the accounts that lack it, ten at most; fine where there are none.
Finding accounts_finding(const AccountsCheck& about, const std::vector<std::string>& lacking,
                         const AccountNames& names);

/// " in REGION"; nothing of the home Region.
std::string outside_home(const std::string& region, const Config& config);

}  // namespace sagewatch
