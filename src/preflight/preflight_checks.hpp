#pragma once

#include <vector>

#include "preflight/owned_resources.hpp"
#include "preflight/planned_names.hpp"
#include "preflight/preflight.hpp"

namespace sagewatch {

/// The input of all checks.
struct Preflight {
  const PreflightPlace& place;
  const Config& config;
  const AwsCalls& calls;
  const PlannedNames& planned;
  OwnedResources owned;

  bool at_home() const { return place.region == config.home_region; }
  /// An AWS CLI command for this account and Region, for a person to copy.
  std::string command(const std::string& arguments) const;
  /// One of those about stack sets.
  std::string stack_set_command(const std::string& arguments) const;
  /// The output of a call; null if it failed, which is reported as a finding, or was not made.
  const nlohmann::json* look(std::string_view call, std::string_view check,
                             std::vector<Finding>& findings) const;
};

using PreflightCheck = void (*)(const Preflight&, std::vector<Finding>&);

/// In the order of the list.
const std::vector<PreflightCheck>& preflight_checks();

/// The account itself and its permissions: preflight_account.cpp
void check_identity(const Preflight& subject, std::vector<Finding>& findings);
void check_region(const Preflight& subject, std::vector<Finding>& findings);
void check_trusted_access(const Preflight& subject, std::vector<Finding>& findings);
void check_trail(const Preflight& subject, std::vector<Finding>& findings);
void check_permissions(const Preflight& subject, std::vector<Finding>& findings);

/// The key that the settings name: preflight_key.cpp
void check_key(const Preflight& subject, std::vector<Finding>& findings);

/// The unreserved concurrency of Lambda: preflight_concurrency.cpp
void check_concurrency(const Preflight& subject, std::vector<Finding>& findings);

/// Adopted resources: preflight_adopted.cpp
void check_event_bus(const Preflight& subject, std::vector<Finding>& findings);
void check_topic(const Preflight& subject, std::vector<Finding>& findings);
void check_existing_sink(const Preflight& subject, const std::string& arn,
                         std::vector<Finding>& findings);

/// Resources that already exist: preflight_existing.cpp
void check_sink(const Preflight& subject, std::vector<Finding>& findings);
void check_links(const Preflight& subject, std::vector<Finding>& findings);
void check_log_policies(const Preflight& subject, std::vector<Finding>& findings);
void check_roles(const Preflight& subject, std::vector<Finding>& findings);
void check_stack_sets(const Preflight& subject, std::vector<Finding>& findings);
void check_kept_data(const Preflight& subject, std::vector<Finding>& findings);

}  // namespace sagewatch
