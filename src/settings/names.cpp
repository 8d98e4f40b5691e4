#include "settings/names.hpp"

namespace sagewatch::names {

std::string prefixed(std::string_view prefix, Base name) {
  std::string out(name.folder);
  if (!prefix.empty()) out.append(prefix).append("-");
  return out.append(name.text);
}

std::vector<Name> all(std::string_view prefix) {
  const auto whole = [&](Base name) { return prefixed(prefix, name); };
  return {
      {"stack.monitoring-key", whole(stack::key)},
      {"stack.monitoring", whole(stack::monitoring)},
      {"stack.monitoring-insights", whole(stack::insights)},
      {"stack.monitoring-dashboards", whole(stack::dashboards)},
      {"stack.monitoring-observability", whole(stack::observability)},
      {"stack.management", whole(stack::management)},
      {"stack.workload-events", whole(stack::workload_events)},
      {"stack.workload-observability", whole(stack::workload_observability)},
      {"stack-set.events", whole(stack_set::events)},
      {"stack-set.further-events", whole(stack_set::further_events)},
      {"stack-set.observability", whole(stack_set::observability)},
      {"output.role-name", std::string(output::role_name)},
      {"output.event-bus-arn", std::string(output::event_bus_arn)},
      {"output.sink-identifier", std::string(output::sink_identifier)},
      {"output.dashboard-name", std::string(output::dashboard_name)},
      {"output.records-log-group", std::string(output::records_log_group)},
      {"output.service-events-log-group", std::string(output::service_events_log_group)},
      {"output.api-events-log-group", std::string(output::api_events_log_group)},
      {"event-bus", whole(event_bus)},
      {"archive", whole(archive)},
      {"sink", whole(sink)},
      {"dashboard", whole(dashboard::landing)},
      {"key", whole(key)},
      {"job-state-table", whole(job_state_table)},
      {"function.ingester", whole(function::ingester)},
      {"function.utilization", whole(function::utilization)},
      {"function.notices", whole(function::notices)},
      {"function.silence", whole(function::silence)},
      {"queue.undelivered-events", whole(queue::undelivered_events)},
      {"queue.failed-events", whole(queue::failed_events)},
      {"queue.utilization", whole(queue::utilization)},
      {"queue.notices", whole(queue::notices)},
      {"heartbeat-schedule", whole(heartbeat_schedule)},
      {"heartbeat.source", std::string(heartbeat::source)},
      {"heartbeat.detail-type", std::string(heartbeat::detail_type)},
      {"role.monitoring", whole(role::monitoring)},
      {"role.source", whole(role::source)},
      {"role.forwarding", whole(role::forwarding)},
      {"role.heartbeat", whole(role::heartbeat)},
      {"role.utilization", whole(role::utilization)},
      {"role.notices", whole(role::notices)},
      {"role.silence", whole(role::silence)},
      {"log-group.service-events", whole(log_group::service_events)},
      {"log-group.api-events", whole(log_group::api_events)},
      {"log-group.ingester", whole(log_group::ingester)},
      {"alarm.jobs-failed", whole(alarm::jobs_failed)},
      {"alarm.silent-accounts", whole(alarm::silent_accounts)},
      {"rule.service-events", whole(rule::service_events)},
      {"rule.api-events", whole(rule::api_events)},
      {"rule.records", whole(rule::records)},
      {"rule.heartbeats", whole(rule::heartbeats)},
      {"rule.changes", whole(rule::changes)},
      {"rule.unexpected-events", whole(rule::unexpected_events)},
      {"rule.silence", whole(rule::silence)},
      {"metric.namespace", whole(metric::name_space)},
  };
}

}  // namespace sagewatch::names
