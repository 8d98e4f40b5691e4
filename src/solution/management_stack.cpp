#include "sagewatch/solution/management_stack.hpp"

#include "sagewatch/aws/cloudformation.hpp"
#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/solution/names.hpp"
#include "sagewatch/solution/stacks.hpp"
#include "sagewatch/solution/tags.hpp"

namespace sagewatch::solution {
namespace {

using cloudformation::ParameterValue;
namespace parameter = names::parameter;

std::string template_body(StackKind kind, const Config& config) {
  cfn::App app;
  return cfn::to_json(add_stack(app, kind, config).synth());
}

ParameterValue text(std::string_view key, const std::string& value) {
  return {std::string(key), value};
}

ParameterValue flag(std::string_view key, bool on) { return text(key, on ? "true" : "false"); }

cloudformation::OrganizationTargets targets(const Config& config) {
  return {.ou_ids = config.workload_ou_ids, .regions = {config.home_region}};
}

cloudformation::StackSetProps events(const Config& config) {
  return {.name = config.named(names::stack_set::events),
          .description = "Sends SageMaker events to the monitoring account",
          .template_body = template_body(StackKind::workload_events, config),
          .parameters = {text(parameter::home_region, config.home_region),
                         text(parameter::monitoring_account_id, *config.monitoring_account_id),
                         text(parameter::role_name, *config.monitoring_account_role_name),
                         text(parameter::event_bus_arn, *config.monitoring_account_eventbus_arn),
                         flag(parameter::service_events, config.service_events),
                         flag(parameter::api_events, config.api_events)},
          .targets = targets(config),
          .creates_named_roles = true,
          .tags = stack_tags(config)};
}

cloudformation::StackSetProps observability(const Config& config) {
  auto accounts = targets(config);
  accounts.except_accounts = {*config.monitoring_account_id};
  return {
      .name = config.named(names::stack_set::observability),
      .description = "Shares metrics, logs and traces with the monitoring account",
      .template_body = template_body(StackKind::workload_observability, config),
      .parameters = {text(parameter::monitoring_account_id, *config.monitoring_account_id),
                     text(parameter::sink_identifier, *config.monitoring_account_sink_identifier),
                     flag(parameter::metrics, config.observability_metrics),
                     flag(parameter::logs, config.observability_logs),
                     flag(parameter::traces, config.observability_traces)},
      .targets = std::move(accounts),
      .tags = stack_tags(config)};
}

}  // namespace

ManagementStack::ManagementStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), "SageMaker monitoring: the workload accounts of an organization") {
  add<cloudformation::StackSet>("WorkloadEvents", events(config));
  if (config.observability()) {
    add<cloudformation::StackSet>("WorkloadObservability", observability(config));
  }
  output({.id = "EventsStackSetName",
          .description = "Stack set that sends the events",
          .value = config.named(names::stack_set::events)});
}

}  // namespace sagewatch::solution
