#include "operations/instance_retries.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace sagewatch {
namespace {

using Json = nlohmann::ordered_json;

/// The limits of one call.
constexpr std::size_t most_units = 50;

/// The instances of one call: all of its accounts, in all of its Regions.
struct Retry {
  std::set<std::string> units;
  std::set<std::string> accounts;
};

struct AccountToRetry {
  std::string unit;
  std::set<std::string> regions;
};

bool can_be_retried(const StackInstance& instance) {
  using enum InstanceState;
  const bool left =
      instance.state == failed || instance.state == cancelled || instance.state == outdated;
  return left && !instance.unit.empty();
}

std::map<std::string, AccountToRetry> accounts_to_retry(const StackSetInstances& set) {
  std::map<std::string, AccountToRetry> out;
  for (const auto& instance : set.instances) {
    if (!can_be_retried(instance)) continue;
    auto& account = out[instance.account];
    account.unit = instance.unit;
    account.regions.insert(instance.region);
  }
  return out;
}

std::string call(const std::string& set, const std::set<std::string>& regions, const Retry& retry) {
  const Json preferences{{"FailureTolerancePercentage", 100},
                         {"MaxConcurrentPercentage", 100},
                         {"ConcurrencyMode", "SOFT_FAILURE_TOLERANCE"},
                         {"RegionConcurrencyType", "PARALLEL"}};
  const Json input{{"StackSetName", set},
                   {"DeploymentTargets",
                    {{"OrganizationalUnitIds", retry.units},
                     {"Accounts", retry.accounts},
                     {"AccountFilterType", "INTERSECTION"}}},
                   {"Regions", regions},
                   {"OperationPreferences", preferences}};
  return input.dump(-1, ' ', true) + "\n";
}

std::string calls(const StackSetInstances& set) {
  std::map<std::set<std::string>, std::vector<Retry>> by_regions;
  for (const auto& [id, account] : accounts_to_retry(set)) {
    auto& retries = by_regions[account.regions];
    const bool fits = !retries.empty() && (retries.back().units.contains(account.unit) ||
                                           retries.back().units.size() < most_units);
    if (!fits) retries.emplace_back();
    retries.back().units.insert(account.unit);
    retries.back().accounts.insert(id);
  }
  std::string out;
  for (const auto& [regions, retries] : by_regions) {
    for (const auto& retry : retries) out += call(set.name, regions, retry);
  }
  return out;
}

}  // namespace

std::string instance_retries(const DeployedStackSets& deployed) {
  std::string out;
  for (const auto& set : deployed.sets) out += calls(set);
  return out;
}

}  // namespace sagewatch
