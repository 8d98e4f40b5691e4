#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// The named resources that the stacks of an account would create.
struct PlannedNames {
  std::set<std::string> stacks;  ///< planned_stacks
  std::set<std::string> roles;
  std::set<std::string> log_groups;
  std::set<std::string> tables;
  std::set<std::string> stack_sets;
  /// The statements of the event bus policy: id, and length as JSON.
  std::map<std::string, std::size_t> bus_statements;
  std::size_t log_policies = 0;
  int reserved_concurrency = 0;  ///< of all functions
  bool sink = false;
  bool link = false;
};

/// The stacks of a Region that make something with a name that could block a deployment, in the
/// order of the deployment.
std::vector<std::string> planned_stacks(Account account, const Config& config,
                                        const std::string& region);

/// From the templates of the account's stacks of a Region. The settings that these need must be
/// present.
PlannedNames planned_names(Account account, const Config& config, const std::string& region);

}  // namespace sagewatch
