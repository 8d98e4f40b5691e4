#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings/names.hpp"

namespace sagewatch {

/// The settings, resolved from flags, environment, sagewatch.yaml and defaults, and checked. One
/// member per setting; settings.hpp has the form and the question of each.
struct Config {
  std::string home_region;  ///< of the bus and of workloads, e.g. "ap-southeast-2"
  std::vector<std::string> workload_regions;      ///< in addition to it; see regions.hpp
  std::optional<std::string> monitoring_profile;  ///< AWS CLI profile; none: the default chain
  std::optional<std::string> management_profile;
  std::optional<std::string> workload_profile;  ///< of the one that is deployed directly

  std::vector<std::string> workload_ou_paths;  ///< "o-…/r-…/ou-…/", children included
  std::vector<std::string>
      workload_accounts;  ///< 12 digits each, in addition to or instead of OU paths
  std::vector<std::string> workload_ou_ids;  ///< "ou-…" or "r-…": the stack sets' targets
  /// "self", or "delegated-admin": in whose account the stack sets are managed.
  std::string call_as = "self";

  std::optional<std::string> monitoring_account_id;
  std::optional<std::string> monitoring_account_role_name;
  std::optional<std::string> monitoring_account_eventbus_arn;
  std::optional<std::string> monitoring_account_sink_identifier;         ///< an ARN
  std::vector<std::string> monitoring_account_further_sink_identifiers;  ///< one per further Region

  /// Existing resources of the monitoring account to use instead of ours; see existing.hpp.
  std::optional<std::string> existing_event_bus_arn;
  std::vector<std::string> existing_sink_arns;  ///< at most one per Region

  bool observability_metrics = true;
  bool observability_logs = true;
  bool observability_traces = true;
  std::string shared_telemetry = "sagemaker";  ///< or "all": which metrics and log groups
  bool service_events = true;
  bool api_events = true;
  bool source_role = false;  ///< whether the monitoring account may look up jobs

  /// Who receives notices of failures: email addresses, or the ARN of an existing topic.
  std::vector<std::string> notification_emails;
  std::optional<std::string> notification_topic_arn;
  int failed_jobs_threshold = 5;  ///< of one account in 15 minutes, to raise an alarm
  int silent_after_minutes = 30;  ///< without an event from an account and Region
  /// Keys of tags that name the team of a resource: the first one present is used.
  std::vector<std::string> team_tags = {"team", "cost-center", "project"};

  /// Reserved concurrent executions of the ingester, also its limit; 0 reserves none.
  int ingester_concurrency = 0;

  int log_retention_days = 365;
  int archive_days = 90;
  int job_state_days = 90;
  bool mask_raw_secrets =
      false;  ///< credentials in raw events, except for principals that may unmask them

  /// The key that encrypts the monitoring account's data: "aws", AWS's own keys; "managed", a key
  /// that we create; or the ARN of an existing one.
  std::string encryption = "aws";

  std::optional<std::string> name_prefix;           ///< "acme": of every name, with a '-' behind it
  std::optional<std::string> role_path;             ///< "/team/": of every role
  std::optional<std::string> permissions_boundary;  ///< of every role: a policy's name, or ARN
  std::vector<std::string> tags;  ///< "key=value": of all stacks, and so of what is in them

  /// The full name, as used in the account.
  std::string named(names::Base name) const {
    return names::prefixed(name_prefix.value_or(""), name);
  }

  bool has_own_key() const { return encryption == "managed"; }
  std::optional<std::string> given_key() const {
    if (encryption.starts_with("arn:")) return encryption;
    return std::nullopt;
  }

  /// This number of concurrent executions, if any are to be reserved: docs/adr/0014.
  std::optional<int> reserved(int executions) const {
    return ingester_concurrency > 0 ? std::optional(executions) : std::nullopt;
  }

  bool notices() const { return !notification_emails.empty() || notification_topic_arn; }

  /// Whether a delegated administrator owns the stack sets, not the management account.
  bool delegated() const { return call_as == "delegated-admin"; }

  /// CloudWatch cross-account observability is on when any of its three kinds is.
  bool observability() const {
    return observability_metrics || observability_logs || observability_traces;
  }
};

}  // namespace sagewatch
