#include "sagewatch/solution/names.hpp"

namespace sagewatch::solution::names {

const std::vector<Name>& all() {
  static const std::vector<Name> list{
      {"stack.monitoring", stack::monitoring},
      {"stack.monitoring-insights", stack::insights},
      {"stack.monitoring-dashboards", stack::dashboards},
      {"stack.management", stack::management},
      {"stack.workload-events", stack::workload_events},
      {"stack.workload-observability", stack::workload_observability},
      {"stack-set.events", stack_set::events},
      {"stack-set.observability", stack_set::observability},
      {"output.role-name", output::role_name},
      {"output.event-bus-arn", output::event_bus_arn},
      {"output.sink-identifier", output::sink_identifier},
      {"output.dashboard-name", output::dashboard_name},
      {"output.records-log-group", output::records_log_group},
      {"output.service-events-log-group", output::service_events_log_group},
      {"output.api-events-log-group", output::api_events_log_group},
      {"event-bus", event_bus},
      {"archive", archive},
      {"sink", sink},
      {"dashboard", dashboard::landing},
      {"job-state-table", job_state_table},
      {"function.ingester", function::ingester},
      {"function.utilization", function::utilization},
      {"function.notices", function::notices},
      {"function.silence", function::silence},
      {"queue.undelivered-events", queue::undelivered_events},
      {"queue.failed-events", queue::failed_events},
      {"queue.utilization", queue::utilization},
      {"queue.notices", queue::notices},
      {"heartbeat-schedule", heartbeat_schedule},
      {"role.monitoring", role::monitoring},
      {"role.source", role::source},
      {"role.forwarding", role::forwarding},
      {"role.heartbeat", role::heartbeat},
      {"role.utilization", role::utilization},
      {"role.notices", role::notices},
      {"role.silence", role::silence},
      {"log-group.service-events", log_group::service_events},
      {"log-group.api-events", log_group::api_events},
      {"log-group.ingester", log_group::ingester},
      {"alarm.jobs-failed", alarm::jobs_failed},
      {"alarm.silent-accounts", alarm::silent_accounts},
      {"rule.service-events", rule::service_events},
      {"rule.api-events", rule::api_events},
      {"rule.heartbeats", rule::heartbeats},
      {"rule.silence", rule::silence},
      {"metric.namespace", metric::name_space},
  };
  return list;
}

}  // namespace sagewatch::solution::names
