#include "operations/run_plan.hpp"

#include <algorithm>

#include "settings/regions.hpp"

namespace sagewatch {
namespace {

std::vector<const StackEntry*> stacks_of(Account account) {
  std::vector<const StackEntry*> out;
  for (const auto& entry : stacks()) {
    if (entry.account == account) out.push_back(&entry);
  }
  return out;
}

std::vector<const StackEntry*> last_first(Account account) {
  auto out = stacks_of(account);
  std::reverse(out.begin(), out.end());
  return out;
}

/// Whether a Region beside the home Region has the stack.
bool is_regional(const StackEntry& entry) {
  return entry.account == Account::workload || entry.kind == StackKind::observability;
}

bool is_at_home(const StackEntry& entry) { return entry.kind != StackKind::observability; }

/// Those of the Regions, the last first.
void add_deletions(Account account, const std::vector<std::string>& regions,
                   std::vector<Target>& out) {
  for (const auto& region : regions) {
    for (const auto* entry : last_first(account)) {
      if (is_regional(*entry)) out.push_back({entry, region});
    }
  }
}

std::string why_without_link(Account account, const Config& config, std::string_view account_id) {
  if (account != Account::workload) return "";
  if (account_id == config.monitoring_account_id) {
    return "the monitoring account sees its own metrics and logs without a link";
  }
  return config.observability() ? "" : "metrics, logs and traces are not shared";
}

}  // namespace

RunPlan deployment_plan(Account account, const Config& config, std::string_view account_id) {
  RunPlan plan{.stacks = {},
               .surplus = {},
               .dropped = {},
               .unlinked = why_without_link(account, config, account_id)};
  const auto wanted = [&](const StackEntry& entry) {
    const bool linked = entry.kind != StackKind::workload_observability || plan.unlinked.empty();
    return linked && is_wanted(entry, config);
  };
  for (const auto& region : workload_regions(config)) {
    const bool home = region == config.home_region;
    for (const auto* entry : stacks_of(account)) {
      if (!(home ? is_at_home(*entry) : is_regional(*entry))) continue;
      (wanted(*entry) ? plan.stacks : plan.surplus).push_back({entry, region});
    }
  }
  add_deletions(account, dropped_regions(config), plan.dropped);
  return plan;
}

RunPlan deletion_plan(Account account, const Config& config) {
  RunPlan plan;
  add_deletions(account, further_regions(config), plan.stacks);
  add_deletions(account, dropped_regions(config), plan.stacks);
  for (const auto* entry : last_first(account)) {
    if (is_at_home(*entry)) plan.stacks.push_back({entry, config.home_region});
  }
  return plan;
}

}  // namespace sagewatch
