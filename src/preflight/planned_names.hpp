#pragma once

#include <map>
#include <set>
#include <string>

#include "settings/config.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {

/// What the stacks of an account would make that has a name of its own there.
struct PlannedNames {
  std::set<std::string> stacks;  ///< those that make some of the following
  std::set<std::string> roles;
  std::set<std::string> log_groups;
  std::set<std::string> tables;
  std::set<std::string> stack_sets;
  /// Of the policy of the event bus: the id of each statement, and its length as JSON.
  std::map<std::string, std::size_t> bus_statements;
  std::size_t log_policies = 0;
  int reserved_concurrency = 0;  ///< of all functions
  bool sink = false;
  bool link = false;
};

/// From the templates of the account's stacks of a Region. The settings that these need must be
/// there.
PlannedNames planned_names(Account account, const Config& config, const std::string& region);

}  // namespace sagewatch
