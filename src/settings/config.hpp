#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings/names.hpp"

namespace sagewatch {

/// What a person decides, resolved from flags, environment, sagewatch.yaml and defaults, and
/// checked. One member a setting; settings.hpp says how each is written and asked for.
struct Config {
  std::string home_region;  ///< of the bus and of workloads, e.g. "ap-southeast-2"
  std::vector<std::string>
      workload_regions;  ///< beside it; regions.hpp says where the workloads run
  std::optional<std::string> monitoring_profile;  ///< AWS CLI profile; none: the default chain
  std::optional<std::string> management_profile;
  std::optional<std::string> workload_profile;  ///< of the one that is deployed directly

  std::vector<std::string> workload_ou_paths;  ///< "o-…/r-…/ou-…/", children included
  std::vector<std::string> workload_accounts;  ///< 12 digits each, beside or instead of OU paths
  std::vector<std::string> workload_ou_ids;    ///< "ou-…" or "r-…": the stack sets' targets
  /// "self", or "delegated-admin": in whose account the stack sets are managed.
  std::string call_as = "self";

  std::optional<std::string> monitoring_account_id;
  std::optional<std::string> monitoring_account_role_name;
  std::optional<std::string> monitoring_account_eventbus_arn;
  std::optional<std::string> monitoring_account_sink_identifier;         ///< an ARN
  std::vector<std::string> monitoring_account_further_sink_identifiers;  ///< one a further Region

  /// What is there already in the monitoring account, to use instead of ours; existing.hpp.
  std::optional<std::string> existing_event_bus_arn;
  std::vector<std::string> existing_sink_arns;  ///< one a Region, at most

  bool observability_metrics = true;
  bool observability_logs = true;
  bool observability_traces = true;
  std::string shared_telemetry = "sagemaker";  ///< or "all": which metrics and log groups
  bool service_events = true;
  bool api_events = true;
  bool source_role = false;  ///< whether the monitoring account may look up the jobs

  /// Whom to tell of failures: addresses, or the ARN of a topic that is there already.
  std::vector<std::string> notification_emails;
  std::optional<std::string> notification_topic_arn;
  int failed_jobs_threshold = 5;  ///< of one account in 15 minutes, before it is an alarm
  int silent_after_minutes = 30;  ///< without a sign of life of an account and Region
  /// Keys of tags that name a resource's team: the first that it has counts.
  std::vector<std::string> team_tags = {"team", "cost-center", "project"};

  /// Concurrent executions kept for the ingester, and its limit; with 0 none are kept.
  int ingester_concurrency = 0;

  int log_retention_days = 365;
  int archive_days = 90;
  int job_state_days = 90;
  bool mask_raw_secrets = false;  ///< credentials in the raw events, from who may not unmask them

  /// With what the monitoring account's data is encrypted: "aws", keys of AWS's own; "managed", a
  /// key that we make; or the ARN of one that is there already.
  std::string encryption = "aws";

  std::optional<std::string> name_prefix;           ///< "acme": of every name, with a '-' behind it
  std::optional<std::string> role_path;             ///< "/team/": of every role
  std::optional<std::string> permissions_boundary;  ///< of every role: a policy's name, or ARN
  std::vector<std::string> tags;  ///< "key=value": of all stacks, and so of what is in them

  /// The name as it is in the account.
  std::string named(names::Base name) const {
    return names::prefixed(name_prefix.value_or(""), name);
  }

  bool has_own_key() const { return encryption == "managed"; }
  std::optional<std::string> given_key() const {
    if (encryption.starts_with("arn:")) return encryption;
    return std::nullopt;
  }

  /// So many concurrent executions, where any are to be reserved: docs/adr/0014.
  std::optional<int> reserved(int executions) const {
    return ingester_concurrency > 0 ? std::optional(executions) : std::nullopt;
  }

  bool notices() const { return !notification_emails.empty() || notification_topic_arn; }

  /// Whether the stack sets are those of a delegated administrator's account, not the management's.
  bool delegated() const { return call_as == "delegated-admin"; }

  /// CloudWatch cross-account observability is on when any of its three kinds is.
  bool observability() const {
    return observability_metrics || observability_logs || observability_traces;
  }
};

}  // namespace sagewatch
