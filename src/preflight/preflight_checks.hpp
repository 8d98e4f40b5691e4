#pragma once

#include <vector>

#include "preflight/owned_resources.hpp"
#include "preflight/planned_names.hpp"
#include "preflight/preflight.hpp"

namespace sagewatch {

/// All that a check may look at.
struct Preflight {
  const PreflightPlace& place;
  const Config& config;
  const AwsCalls& calls;
  const PlannedNames& planned;
  OwnedResources owned;

  bool at_home() const { return place.region == config.home_region; }
  /// An AWS CLI command for this place, for a person to copy.
  std::string command(const std::string& arguments) const;
  /// One of those about stack sets.
  std::string stack_set_command(const std::string& arguments) const;
  /// The output of a call. Where it failed, that is found, and there is nothing; where it was not
  /// made, there is nothing.
  const nlohmann::json* look(std::string_view call, std::string_view check,
                             std::vector<Finding>& findings) const;
};

using PreflightCheck = void (*)(const Preflight&, std::vector<Finding>&);

/// In the order of the list.
const std::vector<PreflightCheck>& preflight_checks();

/// Of the account itself: whose it is, and what it lacks. preflight_account.cpp
void check_identity(const Preflight& subject, std::vector<Finding>& findings);
void check_region(const Preflight& subject, std::vector<Finding>& findings);
void check_trusted_access(const Preflight& subject, std::vector<Finding>& findings);
void check_trail(const Preflight& subject, std::vector<Finding>& findings);
void check_permissions(const Preflight& subject, std::vector<Finding>& findings);

/// Of the key that the settings name. preflight_key.cpp
void check_key(const Preflight& subject, std::vector<Finding>& findings);

/// Of what Lambda has left to reserve. preflight_concurrency.cpp
void check_concurrency(const Preflight& subject, std::vector<Finding>& findings);

/// Of what the settings adopt. preflight_adopted.cpp
void check_event_bus(const Preflight& subject, std::vector<Finding>& findings);
void check_topic(const Preflight& subject, std::vector<Finding>& findings);
void check_existing_sink(const Preflight& subject, const std::string& arn,
                         std::vector<Finding>& findings);

/// Of what is there already. preflight_existing.cpp
void check_sink(const Preflight& subject, std::vector<Finding>& findings);
void check_links(const Preflight& subject, std::vector<Finding>& findings);
void check_log_policies(const Preflight& subject, std::vector<Finding>& findings);
void check_roles(const Preflight& subject, std::vector<Finding>& findings);
void check_stack_sets(const Preflight& subject, std::vector<Finding>& findings);
void check_kept_data(const Preflight& subject, std::vector<Finding>& findings);

}  // namespace sagewatch
