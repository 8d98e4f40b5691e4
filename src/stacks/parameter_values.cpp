#include "stacks/parameter_values.hpp"

#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

using cloudformation::ParameterValue;
namespace parameter = names::parameter;

ParameterValue text(std::string_view key, const std::string& value) {
  return {std::string(key), value};
}

ParameterValue flag(std::string_view key, bool on) { return text(key, on ? "true" : "false"); }

std::vector<ParameterValue> of_events(const Config& config) {
  return {text(parameter::home_region, config.home_region),
          text(parameter::monitoring_account_id, *config.monitoring_account_id),
          text(parameter::role_name, *config.monitoring_account_role_name),
          text(parameter::event_bus_arn, *config.monitoring_account_eventbus_arn),
          flag(parameter::service_events, config.service_events),
          flag(parameter::api_events, config.api_events),
          flag(parameter::make_source_role, config.source_role)};
}

std::vector<ParameterValue> of_observability(const Config& config, const std::string& region) {
  return {text(parameter::monitoring_account_id, *config.monitoring_account_id),
          text(parameter::sink_identifier, *sink_in(config, region)),
          flag(parameter::metrics, config.observability_metrics),
          flag(parameter::logs, config.observability_logs),
          flag(parameter::traces, config.observability_traces),
          text(parameter::shared_telemetry, config.shared_telemetry)};
}

std::vector<ParameterValue> of_sink(const Config& config, const std::string& region) {
  return {text(parameter::existing_sink, existing_sink_in(config, region).value_or(""))};
}

}  // namespace

std::vector<ParameterValue> parameter_values(StackKind stack, const Config& config,
                                             const std::string& region) {
  switch (stack) {
    case StackKind::workload_events:
      return of_events(config);
    case StackKind::workload_observability:
      return of_observability(config, region.empty() ? config.home_region : region);
    case StackKind::observability:
      return of_sink(config, region);
    case StackKind::key:
    case StackKind::monitoring:
    case StackKind::insights:
    case StackKind::dashboards:
    case StackKind::management:
      break;
  }
  return {};
}

}  // namespace sagewatch
