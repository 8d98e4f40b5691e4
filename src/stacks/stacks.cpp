#include "stacks/stacks.hpp"

#include <algorithm>

#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/dashboards_stack.hpp"
#include "stacks/insights_stack.hpp"
#include "stacks/key_stack.hpp"
#include "stacks/management_stack.hpp"
#include "stacks/monitoring_stack.hpp"
#include "stacks/observability_stack.hpp"
#include "stacks/workload_events_stack.hpp"
#include "stacks/workload_observability_stack.hpp"

namespace sagewatch {

namespace text = names::description;

const std::vector<StackEntry>& stacks() {
  static const std::vector<StackEntry> list{
      {StackKind::key,
       "monitoring-key",
       names::stack::key,
       Account::monitoring,
       {text::key},
       {"Key", "AWS::KMS::Key"}},
      {StackKind::monitoring,
       "monitoring",
       names::stack::monitoring,
       Account::monitoring,
       {text::monitoring},
       {"IngesterFunction", "AWS::Lambda::Function"},
       {StackKind::key}},
      {StackKind::insights,
       "monitoring-insights",
       names::stack::insights,
       Account::monitoring,
       {text::insights, "SageMaker monitoring: what the records mean"},
       {"SilenceFunction", "AWS::Lambda::Function"},
       {StackKind::key, StackKind::monitoring}},
      {StackKind::dashboards,
       "monitoring-dashboards",
       names::stack::dashboards,
       Account::monitoring,
       {text::dashboards, "SageMaker monitoring: the dashboards"},
       {"Landing", "AWS::CloudWatch::Dashboard"},
       {StackKind::monitoring}},
      {StackKind::observability,
       "monitoring-observability",
       names::stack::observability,
       Account::monitoring,
       {text::observability},
       {"Sink", "AWS::Oam::Sink"}},
      {StackKind::management,
       "management",
       names::stack::management,
       Account::management,
       {text::management},
       {"WorkloadEvents", "AWS::CloudFormation::StackSet"}},
      {StackKind::workload_events,
       "workload-events",
       names::stack::workload_events,
       Account::workload,
       {text::workload_events, text::events_stack_set},
       {"ForwardingRole", "AWS::IAM::Role"}},
      {StackKind::workload_observability,
       "workload-observability",
       names::stack::workload_observability,
       Account::workload,
       {text::workload_observability, text::observability_stack_set},
       {"Link", "AWS::Oam::Link"}},
  };
  return list;
}

const StackEntry* find_stack(std::string_view key_or_name) {
  const auto named = [&](const StackEntry& entry) {
    return entry.key == key_or_name || entry.name.text == key_or_name ||
           key_or_name.ends_with("-" + std::string(entry.name.text));
  };
  const auto found = std::ranges::find_if(stacks(), named);
  return found == stacks().end() ? nullptr : &*found;
}

bool is_wanted(const StackEntry& entry, const Config& config) {
  if (entry.kind == StackKind::key) return config.has_own_key();
  if (entry.kind != StackKind::observability) return true;
  return config.observability() && !further_regions(config).empty();
}

std::vector<std::string> regions_of(const StackEntry& entry, const Config& config) {
  if (entry.kind == StackKind::observability) return further_regions(config);
  if (entry.account == Account::workload) return workload_regions(config);
  return {config.home_region};
}

const cfn::Stack& add_stack(cfn::App& app, StackKind kind, const Config& config) {
  const auto entry = std::ranges::find(stacks(), kind, &StackEntry::kind);
  auto name = config.named(entry->name);
  switch (kind) {
    case StackKind::key:
      return app.add<KeyStack>(std::move(name), config);
    case StackKind::monitoring:
      return app.add<MonitoringStack>(std::move(name), config);
    case StackKind::insights:
      return app.add<InsightsStack>(std::move(name), config);
    case StackKind::dashboards:
      return app.add<DashboardsStack>(std::move(name), config);
    case StackKind::observability:
      return app.add<ObservabilityStack>(std::move(name), config);
    case StackKind::management:
      return app.add<ManagementStack>(std::move(name), config);
    case StackKind::workload_events:
      return app.add<WorkloadEventsStack>(std::move(name), config);
    case StackKind::workload_observability:
      break;
  }
  return app.add<WorkloadObservabilityStack>(std::move(name), {});
}

}  // namespace sagewatch
