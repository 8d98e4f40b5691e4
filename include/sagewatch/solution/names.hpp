#pragma once

#include <string_view>
#include <vector>

/// Every name that two places must agree on: stacks, dashboards, queries, the handler and the
/// scripts all take it from here.
namespace sagewatch::solution::names {

namespace stack {
inline constexpr std::string_view monitoring = "MonitoringAccountInfraStack";
inline constexpr std::string_view insights = "MonitoringAccountInsightsStack";
inline constexpr std::string_view dashboards = "MonitoringAccountDashboardsStack";
inline constexpr std::string_view management = "ManagementStackStack";
inline constexpr std::string_view workload_events = "WorkloadAccountEventsStack";
inline constexpr std::string_view workload_observability = "WorkloadAccountObservabilityStack";
}  // namespace stack

namespace stack_set {
inline constexpr std::string_view events = "sagemaker-monitoring-workload-events";
inline constexpr std::string_view observability = "sagemaker-monitoring-workload-observability";
}  // namespace stack_set

namespace output {
inline constexpr std::string_view role_name = "MonitoringAccountRoleName";
inline constexpr std::string_view event_bus_arn = "MonitoringAccountEventbusARN";
inline constexpr std::string_view sink_identifier = "MonitoringAccountSinkIdentifier";
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
inline constexpr std::string_view metrics = "Metrics";
inline constexpr std::string_view logs = "Logs";
inline constexpr std::string_view traces = "Traces";
}  // namespace parameter

inline constexpr std::string_view event_bus = "sagemaker-monitoring-account-eventbus";
inline constexpr std::string_view archive = "sagemaker-monitoring-events";
inline constexpr std::string_view sink = "sagemaker-monitoring-sink";
inline constexpr std::string_view job_state_table = "sagemaker-monitoring-job-state";
/// Of failures and alarms, where addresses are given.
inline constexpr std::string_view topic = "sagemaker-monitoring-notices";
/// In each workload account and Region: makes the heartbeats.
inline constexpr std::string_view heartbeat_schedule = "sagemaker-monitoring-heartbeat";

namespace function {
inline constexpr std::string_view ingester = "sagemaker-monitoring-ingester";
inline constexpr std::string_view utilization = "sagemaker-monitoring-utilization";
inline constexpr std::string_view notices = "sagemaker-monitoring-notices";
inline constexpr std::string_view silence = "sagemaker-monitoring-silence";
}  // namespace function

namespace queue {
/// What EventBridge could not deliver on the monitoring account's bus.
inline constexpr std::string_view undelivered_events = "sagemaker-monitoring-undelivered-events";
/// What a function could not process.
inline constexpr std::string_view failed_events = "sagemaker-monitoring-failed-events";
/// Ended jobs whose hosts' metrics are to be read.
inline constexpr std::string_view utilization = "sagemaker-monitoring-utilization";
/// Failures that people are to be told of.
inline constexpr std::string_view notices = "sagemaker-monitoring-notices";
}  // namespace queue

/// Events that are no service's own.
namespace heartbeat {
inline constexpr std::string_view source = "sagewatch";
inline constexpr std::string_view detail_type = "SageMaker Monitoring Heartbeat";
}  // namespace heartbeat

/// Dashboards, which link to each other.
namespace dashboard {
inline constexpr std::string_view landing = "SageMaker-Monitoring";
inline constexpr std::string_view jobs = "SageMaker-Monitoring-Jobs";
inline constexpr std::string_view endpoints = "SageMaker-Monitoring-Endpoints";
inline constexpr std::string_view pipelines = "SageMaker-Monitoring-Pipelines";
inline constexpr std::string_view hyperpod = "SageMaker-Monitoring-HyperPod";
inline constexpr std::string_view health = "SageMaker-Monitoring-Health";
}  // namespace dashboard

/// Of the saved queries in Logs Insights.
inline constexpr std::string_view query_folder = "SageMakerMonitoring/";

namespace role {
/// Of the ingester, in the monitoring account. The source roles trust it.
inline constexpr std::string_view monitoring = "sagemaker-monitoring-account-role";
/// In each workload account: what the monitoring role may assume.
inline constexpr std::string_view source = "sagemaker-monitoring-source-role";
/// In each workload account: with which the rules send to the monitoring bus.
inline constexpr std::string_view forwarding = "sagemaker-monitoring-event-forwarding-role";
/// In each workload account: with which the schedule puts heartbeats on the account's own bus.
inline constexpr std::string_view heartbeat = "sagemaker-monitoring-heartbeat-role";
/// In the monitoring account, of the functions of the insights stack.
inline constexpr std::string_view utilization = "sagemaker-monitoring-utilization-role";
inline constexpr std::string_view notices = "sagemaker-monitoring-notices-role";
inline constexpr std::string_view silence = "sagemaker-monitoring-silence-role";
}  // namespace role

namespace log_group {
inline constexpr std::string_view service_events =
    "/aws/events/sagemaker-monitoring/service-events";
inline constexpr std::string_view api_events = "/aws/events/sagemaker-monitoring/api-events";
inline constexpr std::string_view ingester = "/aws/lambda/sagemaker-monitoring-ingester";
}  // namespace log_group

namespace rule {
inline constexpr std::string_view service_events = "sagemaker-monitoring-service-events";
inline constexpr std::string_view api_events = "sagemaker-monitoring-api-events";
inline constexpr std::string_view heartbeats = "sagemaker-monitoring-heartbeats";
/// Invokes the silence function every few minutes.
inline constexpr std::string_view silence = "sagemaker-monitoring-silence";
}  // namespace rule

/// Of the insights stack. Those for several things end in "-" and the thing's name.
namespace alarm {
inline constexpr std::string_view jobs_failed = "sagemaker-monitoring-jobs-failed";
inline constexpr std::string_view silent_accounts = "sagemaker-monitoring-silent-accounts";
inline constexpr std::string_view silence_not_told = "sagemaker-monitoring-silence-not-told";
inline constexpr std::string_view dead_letters = "sagemaker-monitoring-dead-letters";
inline constexpr std::string_view function_errors = "sagemaker-monitoring-function-errors";
inline constexpr std::string_view function_throttles = "sagemaker-monitoring-function-throttles";
inline constexpr std::string_view emf_parsing = "sagemaker-monitoring-emf-parsing-errors";
inline constexpr std::string_view emf_validation = "sagemaker-monitoring-emf-validation-errors";
}  // namespace alarm

namespace table {
inline constexpr std::string_view key = "job";
inline constexpr std::string_view expires = "expires";
}  // namespace table

namespace metric {
inline constexpr std::string_view name_space = "SageMakerMonitoring";
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
inline constexpr std::string_view team_tags = "TEAM_TAGS";
inline constexpr std::string_view utilization_queue = "UTILIZATION_QUEUE";
inline constexpr std::string_view notice_queue = "NOTICE_QUEUE";
inline constexpr std::string_view topic = "TOPIC";
}  // namespace environment

/// One shared name, as `sagewatch names` lists it.
struct Name {
  std::string_view key;
  std::string_view value;
};

/// All of the above that scripts and people need, by a dotted key such as "stack.monitoring".
const std::vector<Name>& all();

}  // namespace sagewatch::solution::names
