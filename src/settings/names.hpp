#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Every name that two places must agree on: stacks, dashboards, queries, functions and scripts all
/// use these definitions.
namespace sagewatch::names {

/// The base name of a resource. The settings may add a prefix, so this is not a string: only
/// Config::named returns the full name, and no name can be used without its prefix.
struct Base {
  std::string_view text;
  std::string_view folder = {};  ///< stands before the prefix, e.g. "/aws/lambda/"
};

/// "FOLDERPREFIX-TEXT", or "FOLDERTEXT" without a prefix.
std::string prefixed(std::string_view prefix, Base name);

namespace stack {
inline constexpr Base key{"MonitoringAccountKeyStack"};
inline constexpr Base monitoring{"MonitoringAccountInfraStack"};
inline constexpr Base insights{"MonitoringAccountInsightsStack"};
inline constexpr Base dashboards{"MonitoringAccountDashboardsStack"};
inline constexpr Base observability{"MonitoringAccountObservabilityStack"};
inline constexpr Base management{"ManagementStackStack"};
inline constexpr Base workload_events{"WorkloadAccountEventsStack"};
inline constexpr Base workload_observability{"WorkloadAccountObservabilityStack"};
}  // namespace stack

/// Descriptions of the stacks' templates, all with the same beginning; `stacks()` also has earlier
/// ones.
namespace description {
inline constexpr std::string_view key = "SageMaker monitoring: the key of the monitoring account";
inline constexpr std::string_view monitoring = "SageMaker monitoring: the monitoring account";
inline constexpr std::string_view insights =
    "SageMaker monitoring: alarms, notices and utilization";
inline constexpr std::string_view dashboards = "SageMaker monitoring: dashboards and saved queries";
inline constexpr std::string_view observability =
    "SageMaker monitoring: the telemetry of a further Region";
inline constexpr std::string_view management =
    "SageMaker monitoring: the workload accounts of an organization";
inline constexpr std::string_view workload_events =
    "SageMaker monitoring: the events of a workload account";
inline constexpr std::string_view workload_observability =
    "SageMaker monitoring: the telemetry of a workload account";
/// Descriptions of the stack sets; their templates have none, to save space.
inline constexpr std::string_view events_stack_set =
    "Sends SageMaker events to the monitoring account";
inline constexpr std::string_view observability_stack_set =
    "Shares metrics, logs and traces with the monitoring account";
}  // namespace description

namespace stack_set {
inline constexpr Base events{"sagemaker-monitoring-workload-events"};
/// Of all further Regions.
inline constexpr Base further_events{"sagemaker-monitoring-workload-events-further"};
/// In a further Region, the Region is appended.
inline constexpr Base observability{"sagemaker-monitoring-workload-observability"};
}  // namespace stack_set

namespace output {
inline constexpr std::string_view role_name = "MonitoringAccountRoleName";
inline constexpr std::string_view event_bus_arn = "MonitoringAccountEventbusARN";
inline constexpr std::string_view sink_identifier = "MonitoringAccountSinkIdentifier";
/// Of a workload account.
inline constexpr std::string_view undelivered_events = "UndeliveredEventsQueueUrl";
inline constexpr std::string_view dashboard_name = "DashboardName";
inline constexpr std::string_view records_log_group = "RecordsLogGroupName";
inline constexpr std::string_view service_events_log_group = "ServiceEventsLogGroupName";
inline constexpr std::string_view api_events_log_group = "ApiEventsLogGroupName";
}  // namespace output

namespace parameter {
inline constexpr std::string_view home_region = "HomeRegion";
inline constexpr std::string_view monitoring_account_id = "MonitoringAccountId";
inline constexpr std::string_view role_name = "MonitoringAccountRoleName";
inline constexpr std::string_view event_bus_arn = "MonitoringAccountEventbusARN";
inline constexpr std::string_view sink_identifier = "MonitoringAccountSinkIdentifier";
inline constexpr std::string_view service_events = "ServiceEvents";
inline constexpr std::string_view api_events = "ApiEvents";
inline constexpr std::string_view make_source_role = "MakeSourceRole";
inline constexpr std::string_view metrics = "Metrics";
inline constexpr std::string_view logs = "Logs";
inline constexpr std::string_view traces = "Traces";
inline constexpr std::string_view shared_telemetry = "SharedTelemetry";
/// Of the stack of a further Region.
inline constexpr std::string_view existing_sink = "ExistingSinkARN";
}  // namespace parameter

inline constexpr Base event_bus{"sagemaker-monitoring-account-eventbus"};
/// Prefix of the ids of our statements in the policy of an existing bus.
inline constexpr Base statement{"sagemaker-monitoring"};
inline constexpr Base archive{"sagemaker-monitoring-events"};
inline constexpr Base sink{"sagemaker-monitoring-sink"};
inline constexpr Base job_state_table{"sagemaker-monitoring-job-state"};
/// Alias of the key, if we create one.
inline constexpr Base key{"sagemaker-monitoring", "alias/"};
/// Topic for failures and alarms, if email addresses are given.
inline constexpr Base topic{"sagemaker-monitoring-notices"};
/// In each workload account and Region: sends the heartbeats.
inline constexpr Base heartbeat_schedule{"sagemaker-monitoring-heartbeat"};

namespace function {
inline constexpr Base ingester{"sagemaker-monitoring-ingester"};
inline constexpr Base utilization{"sagemaker-monitoring-utilization"};
inline constexpr Base notices{"sagemaker-monitoring-notices"};
inline constexpr Base silence{"sagemaker-monitoring-silence"};
}  // namespace function

namespace queue {
/// What EventBridge could not deliver on the monitoring account's bus.
inline constexpr Base undelivered_events{"sagemaker-monitoring-undelivered-events"};
/// What a function could not process.
inline constexpr Base failed_events{"sagemaker-monitoring-failed-events"};
/// Ended jobs whose hosts' metrics are to be read.
inline constexpr Base utilization{"sagemaker-monitoring-utilization"};
/// Failures that notices are to be sent about.
inline constexpr Base notices{"sagemaker-monitoring-notices"};
}  // namespace queue

/// Events that don't come from an AWS service.
namespace heartbeat {
inline constexpr std::string_view source = "sagewatch";
inline constexpr std::string_view detail_type = "SageMaker Monitoring Heartbeat";
}  // namespace heartbeat

/// Dashboards, which link to each other.
namespace dashboard {
inline constexpr Base landing{"SageMaker-Monitoring"};
inline constexpr Base jobs{"SageMaker-Monitoring-Jobs"};
inline constexpr Base endpoints{"SageMaker-Monitoring-Endpoints"};
inline constexpr Base pipelines{"SageMaker-Monitoring-Pipelines"};
inline constexpr Base hyperpod{"SageMaker-Monitoring-HyperPod"};
inline constexpr Base health{"SageMaker-Monitoring-Health"};
/// Dashboard of a further Region, whose name is appended.
inline constexpr Base metrics{"SageMaker-Monitoring-Metrics"};
}  // namespace dashboard

/// Folder of the saved queries in Logs Insights.
inline constexpr Base query_folder{"SageMakerMonitoring/"};

namespace role {
/// Role of the ingester, in the monitoring account. Source roles trust it.
inline constexpr Base monitoring{"sagemaker-monitoring-account-role"};
/// In each workload account, if `source-role` is true: trusts the monitoring role. None of our
/// functions assumes it.
inline constexpr Base source{"sagemaker-monitoring-source-role"};
/// In each workload account: the role with which rules send to the monitoring bus.
inline constexpr Base forwarding{"sagemaker-monitoring-event-forwarding-role"};
/// The same in a further Region, whose name is appended. IAM allows 64 characters: 13 for the
/// longest prefix, these 36, and 15 for the longest Region.
inline constexpr Base further_forwarding{"sagemaker-monitoring-forwarding-role"};
/// In each workload account: the role with which the schedule sends heartbeats to the account's own
/// bus. In a further Region, the Region is appended.
inline constexpr Base heartbeat{"sagemaker-monitoring-heartbeat-role"};
/// In the monitoring account: the roles of the functions of the insights stack.
inline constexpr Base utilization{"sagemaker-monitoring-utilization-role"};
inline constexpr Base notices{"sagemaker-monitoring-notices-role"};
inline constexpr Base silence{"sagemaker-monitoring-silence-role"};
}  // namespace role

namespace log_group {
inline constexpr Base service_events{"sagemaker-monitoring/service-events", "/aws/events/"};
inline constexpr Base api_events{"sagemaker-monitoring/api-events", "/aws/events/"};
inline constexpr Base ingester{"sagemaker-monitoring-ingester", "/aws/lambda/"};
}  // namespace log_group

/// The common beginning of the names of all rules, roles, schedules and alarms below; a search
/// matches it as a part of them.
inline constexpr Base common_part{"sagemaker-monitoring"};

namespace rule {
inline constexpr Base service_events{"sagemaker-monitoring-service-events"};
inline constexpr Base api_events{"sagemaker-monitoring-api-events"};
/// To the ingester only: a replay is sent to it, and not to the log groups again.
inline constexpr Base records{"sagemaker-monitoring-records"};
inline constexpr Base heartbeats{"sagemaker-monitoring-heartbeats"};
/// Changes to rules, roles, schedules and links that send an account's events and telemetry.
inline constexpr Base changes{"sagemaker-monitoring-changes"};
/// Events of admitted accounts that no other rule matches.
inline constexpr Base unexpected_events{"sagemaker-monitoring-unexpected-events"};
/// Invokes the silence function every few minutes.
inline constexpr Base silence{"sagemaker-monitoring-silence"};
}  // namespace rule

/// Alarms of the insights stack. If there are several of a kind, "-" and the name of the resource
/// are appended.
namespace alarm {
inline constexpr Base jobs_failed{"sagemaker-monitoring-jobs-failed"};
inline constexpr Base silent_accounts{"sagemaker-monitoring-silent-accounts"};
inline constexpr Base silence_not_told{"sagemaker-monitoring-silence-not-told"};
inline constexpr Base dead_letters{"sagemaker-monitoring-dead-letters"};
inline constexpr Base function_errors{"sagemaker-monitoring-function-errors"};
inline constexpr Base function_throttles{"sagemaker-monitoring-function-throttles"};
/// Events that reached neither a target nor a dead-letter queue.
inline constexpr Base rules_lost_events{"sagemaker-monitoring-rules-lost-events"};
inline constexpr Base ingester_lost_events{"sagemaker-monitoring-ingester-lost-events"};
inline constexpr Base monitoring_changed{"sagemaker-monitoring-changed"};
inline constexpr Base unexpected_events{"sagemaker-monitoring-unexpected-events"};
inline constexpr Base emf_parsing{"sagemaker-monitoring-emf-parsing-errors"};
inline constexpr Base emf_disabled{"sagemaker-monitoring-emf-disabled"};
inline constexpr Base emf_validation{"sagemaker-monitoring-emf-validation-errors"};
}  // namespace alarm

namespace table {
inline constexpr std::string_view key = "job";
inline constexpr std::string_view expires = "expires";
}  // namespace table

namespace metric {
inline constexpr Base name_space{"SageMakerMonitoring"};
inline constexpr std::string_view jobs_started = "JobsStarted";
inline constexpr std::string_view jobs_succeeded = "JobsSucceeded";
inline constexpr std::string_view jobs_failed = "JobsFailed";
inline constexpr std::string_view jobs_stopped = "JobsStopped";
inline constexpr std::string_view job_duration = "JobDurationSeconds";
inline constexpr std::string_view pending = "PendingSeconds";
inline constexpr std::string_view instance_hours = "InstanceHours";
inline constexpr std::string_view gpu_idle_hours = "GpuIdleHours";
inline constexpr std::string_view events_received = "EventsReceived";
inline constexpr std::string_view events_duplicate = "EventsDuplicate";
inline constexpr std::string_view events_unknown = "EventsUnknown";
inline constexpr std::string_view monitoring_changed = "MonitoringChanged";
inline constexpr std::string_view telemetry_age = "TelemetryAgeMinutes";
}  // namespace metric

namespace dimension {
inline constexpr std::string_view account = "account";
inline constexpr std::string_view region = "region";
inline constexpr std::string_view kind = "kind";
}  // namespace dimension

namespace environment {
inline constexpr std::string_view table = "TABLE";
inline constexpr std::string_view state_days = "STATE_DAYS";
/// Besides the home Region, separated by commas.
inline constexpr std::string_view regions = "REGIONS";
inline constexpr std::string_view team_tags = "TEAM_TAGS";
inline constexpr std::string_view utilization_queue = "UTILIZATION_QUEUE";
inline constexpr std::string_view notice_queue = "NOTICE_QUEUE";
inline constexpr std::string_view topic = "TOPIC";
}  // namespace environment

/// One shared name, as listed by `sagewatch names`.
struct Name {
  std::string_view key;
  std::string value;
};

/// All names above that scripts and people need, by a dotted key such as "stack.monitoring".
std::vector<Name> all(std::string_view prefix);

}  // namespace sagewatch::names
