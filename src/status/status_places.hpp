#pragma once

#include <set>
#include <string>
#include <tuple>

#include "aws_cli/stack_instances.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// An account in one Region: the source of a link and of events.
struct WorkloadPlace {
  std::string account;
  std::string region;

  bool operator==(const WorkloadPlace&) const = default;
  bool operator<(const WorkloadPlace& other) const {
    return std::tie(account, region) < std::tie(other.account, other.region);
  }
};

/// The places that are deployed to, in the Regions of the workloads: `workload-accounts` in each,
/// and those that the stack sets reach, except suspended accounts.
std::set<WorkloadPlace> deployed_places(const Config& config, const DeployedStackSets& deployed);

/// The accounts of the places in one Region.
std::set<std::string> accounts_in(const std::string& region, const std::set<WorkloadPlace>& places);

}  // namespace sagewatch
