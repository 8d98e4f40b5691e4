#include "sagewatch/solution/management_stack.hpp"

#include "sagewatch/aws/cloudformation.hpp"
#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/solution/names.hpp"
#include "sagewatch/solution/parameter_values.hpp"
#include "sagewatch/solution/stacks.hpp"
#include "sagewatch/solution/tags.hpp"

namespace sagewatch::solution {
namespace {

std::string template_body(StackKind kind, const Config& config) {
  cfn::App app;
  return cfn::to_json(add_stack(app, kind, config).synth());
}

cloudformation::OrganizationTargets targets(const Config& config) {
  return {.ou_ids = config.workload_ou_ids, .regions = {config.home_region}};
}

cloudformation::StackSetProps events(const Config& config) {
  return {.name = config.named(names::stack_set::events),
          .description = "Sends SageMaker events to the monitoring account",
          .template_body = template_body(StackKind::workload_events, config),
          .parameters = parameter_values(StackKind::workload_events, config),
          .targets = targets(config),
          .creates_named_roles = true,
          .by_delegated_admin = config.delegated(),
          .tags = stack_tags(config)};
}

cloudformation::StackSetProps observability(const Config& config) {
  auto accounts = targets(config);
  accounts.except_accounts = {*config.monitoring_account_id};
  return {.name = config.named(names::stack_set::observability),
          .description = "Shares metrics, logs and traces with the monitoring account",
          .template_body = template_body(StackKind::workload_observability, config),
          .parameters = parameter_values(StackKind::workload_observability, config),
          .targets = std::move(accounts),
          .by_delegated_admin = config.delegated(),
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
