#include "status/status_places.hpp"

#include <algorithm>

#include "settings/regions.hpp"

namespace sagewatch {

std::set<WorkloadPlace> deployed_places(const Config& config, const DeployedStackSets& deployed) {
  std::set<WorkloadPlace> out;
  const auto regions = workload_regions(config);
  for (const auto& region : regions) {
    for (const auto& account : config.workload_accounts) out.insert({account, region});
  }
  for (const auto& set : deployed.sets) {
    for (const auto& instance : set.instances) {
      const bool wanted = std::ranges::find(regions, instance.region) != regions.end();
      if (wanted && instance.state != InstanceState::suspended) {
        out.insert({instance.account, instance.region});
      }
    }
  }
  return out;
}

std::set<std::string> accounts_in(const std::string& region,
                                  const std::set<WorkloadPlace>& places) {
  std::set<std::string> out;
  for (const auto& place : places) {
    if (place.region == region) out.insert(place.account);
  }
  return out;
}

}  // namespace sagewatch
