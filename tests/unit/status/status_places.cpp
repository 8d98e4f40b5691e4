#include "status/status_places.hpp"

#include <catch2/catch.hpp>

using namespace sagewatch;
using namespace sagewatch;

namespace {

Config settings_of_two_regions() {
  Config config;
  config.home_region = "eu-west-1";
  config.workload_regions = {"us-east-1"};
  config.workload_accounts = {"333333333333"};
  return config;
}

DeployedStackSets stack_in(const std::string& region, InstanceState state) {
  StackSetInstances set{.name = "S", .instances = {}};
  set.instances.push_back({.account = "111111111111",
                           .region = region,
                           .unit = "",
                           .state = state,
                           .detail = "",
                           .reason = ""});
  return {.sets = {set}, .names = {}};
}

}  // namespace

TEST_CASE("a listed account is deployed to in each Region") {
  CHECK(deployed_places(settings_of_two_regions(), {}) ==
        std::set<WorkloadPlace>{{"333333333333", "eu-west-1"}, {"333333333333", "us-east-1"}});
}

TEST_CASE("a stack of a stack set is a place, unless its account is suspended") {
  const auto config = settings_of_two_regions();
  const WorkloadPlace place{"111111111111", "us-east-1"};
  CHECK(deployed_places(config, stack_in("us-east-1", InstanceState::failed)).contains(place));
  CHECK_FALSE(
      deployed_places(config, stack_in("us-east-1", InstanceState::suspended)).contains(place));
}

TEST_CASE("nothing is expected of a Region where no workloads run") {
  const auto places =
      deployed_places(settings_of_two_regions(), stack_in("sa-east-1", InstanceState::current));
  CHECK(accounts_in("sa-east-1", places).empty());
  CHECK(accounts_in("us-east-1", places) == std::set<std::string>{"333333333333"});
}
