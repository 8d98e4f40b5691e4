#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// A stack in a Region.
struct Target {
  const StackEntry* entry;
  std::string region;
};

/// What a script does to the stacks of one account, in this order.
struct RunPlan {
  std::vector<Target> stacks;   ///< to deploy, or to delete
  std::vector<Target> surplus;  ///< that the settings don't include: deleted where they are
  /// In Regions that workload-regions lists no more, where they may be: deleted there.
  std::vector<Target> dropped;
  std::string unlinked;  ///< why no stack links the account; empty if one does, or none could
};

/// The deployment. `account_id` decides about links: an account can't link to its own sink.
RunPlan deployment_plan(Account account, const Config& config, std::string_view account_id);

/// The deletion: `dropped` goes after the stacks of the further Regions, and before those of the
/// home Region, so all are in `stacks`.
RunPlan deletion_plan(Account account, const Config& config);

}  // namespace sagewatch
