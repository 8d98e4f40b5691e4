#include "tracing/trace_topology.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sagewatch/document/read.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/parameter_values.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

using cfn::Diagnostics;
using Parameters = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view stack_set_type = "AWS::CloudFormation::StackSet";

/// A template that is deployed to the senders, its parameters, and its Regions.
struct WorkloadTemplate {
  StackTemplate source;
  Parameters parameters;
  std::vector<std::string> regions = {};  ///< none: all of the settings

  bool links_to(const std::string& sink) const {
    const auto found = parameters.find(names::parameter::sink_identifier);
    return found != parameters.end() && found->second == sink;
  }

  bool goes_to(const std::string& region) const {
    return regions.empty() || std::ranges::find(regions, region) != regions.end();
  }
};

/// Whether the stack is one of ours in this account.
bool stands_in(const StackTemplate& source, Account account) {
  const auto* entry = find_stack(source.stack);
  return entry != nullptr && entry->account == account;
}

bool is_of_further_region(const StackTemplate& source) {
  return find_stack(source.stack)->kind == StackKind::observability;
}

/// The boundary that the settings give to the roles must allow what they do; docs/house-rules.md
/// says so.
trace::Place place(const Config& config, const std::string& account, const std::string& region,
                   Parameters parameters) {
  return {account, region, std::string(partition_of(region)), std::move(parameters),
          config.permissions_boundary.has_value()};
}

/// Adds the template to `stacks`, and its problems to `problems`.
void deploy_one(const StackTemplate& source, trace::Place where, trace::Stacks& stacks,
                Diagnostics& problems) {
  auto reading = document::read_document(source.file, source.text);
  if (!reading.usable()) {
    problems.insert(problems.end(), reading.problems.begin(), reading.problems.end());
    return;
  }
  stacks.push_back(std::make_unique<trace::DeployedStack>(source.stack, std::move(reading.document),
                                                          std::move(where)));
  if (stacks.back()->resources().size() > quota::resources) {
    problems.push_back(
        {.id = "E0603",
         .message = fmt::format("{} has more than {} resources", source.file, quota::resources),
         .hint = "a CloudFormation stack has no more than that"});
  }
  const auto wrong = stacks.back()->problems();
  problems.insert(problems.end(), wrong.begin(), wrong.end());
}

std::string text(const document::Node& node, std::string_view key) {
  const auto* value = node.find(key);
  return value ? value->scalar().value_or("") : "";
}

Parameters parameters_of(const trace::Resource& stack_set) {
  Parameters out;
  const auto* given = stack_set.properties.find("Parameters");
  if (!given || !given->list()) return out;
  for (const auto& parameter : *given->list()) {
    out[text(parameter, "ParameterKey")] = text(parameter, "ParameterValue");
  }
  return out;
}

std::vector<std::string> regions_of(const trace::Resource& stack_set) {
  std::vector<std::string> out;
  const auto* groups = stack_set.properties.find("StackInstancesGroup");
  for (const auto& group : groups && groups->list() ? *groups->list() : document::List{}) {
    const auto* regions = group.find("Regions");
    for (const auto& region : regions && regions->list() ? *regions->list() : document::List{}) {
      out.push_back(region.scalar().value_or(""));
    }
  }
  return out;
}

/// The templates that the stack sets of the management stack deploy; empty without such a stack.
std::vector<WorkloadTemplate> of_stack_sets(const StackTemplates& templates,
                                            Diagnostics& problems) {
  std::vector<WorkloadTemplate> out;
  const auto management = std::ranges::find_if(
      templates, [](const auto& one) { return stands_in(one, Account::management); });
  if (management == templates.end()) return out;
  trace::Stacks stacks;
  deploy_one(*management, {}, stacks, problems);
  for (const auto* stack_set : of_type(stacks, stack_set_type)) {
    const auto name = text(stack_set->properties, "StackSetName");
    const auto body = text(stack_set->properties, "TemplateBody");
    out.push_back({{name, management->file + " " + name, body},
                   parameters_of(*stack_set),
                   regions_of(*stack_set)});
  }
  return out;
}

Parameters parameters_of(const Config& config, const Home& home, const std::string& region) {
  namespace parameter = names::parameter;
  const auto flag = [](bool on) { return on ? "true" : "false"; };
  Parameters out{{std::string(parameter::home_region), home.region},
                 {std::string(parameter::monitoring_account_id), home.account},
                 {std::string(parameter::service_events), flag(config.service_events)},
                 {std::string(parameter::api_events), flag(config.api_events)},
                 {std::string(parameter::make_source_role), flag(config.source_role)},
                 {std::string(parameter::metrics), flag(config.observability_metrics)},
                 {std::string(parameter::logs), flag(config.observability_logs)},
                 {std::string(parameter::traces), flag(config.observability_traces)},
                 {std::string(parameter::shared_telemetry), config.shared_telemetry}};
  const auto add = [&](std::string_view key, const std::optional<std::string>& value) {
    if (value) out.emplace(key, *value);
  };
  add(parameter::role_name, config.monitoring_account_role_name);
  add(parameter::event_bus_arn, config.monitoring_account_eventbus_arn);
  add(parameter::sink_identifier, sink_in(config, region));
  return out;
}

Parameters parameters_of_sink(const Config& config, const std::string& region) {
  Parameters out;
  for (const auto& [key, value] : parameter_values(StackKind::observability, config, region)) {
    out.emplace(key, value);
  }
  return out;
}

/// An existing bus, as if a stack had created it. Others' statements in its policy are unknown.
StackTemplate existing_bus(const Config& config) {
  return {"existing-event-bus-arn", "existing-event-bus-arn",
          fmt::format(R"({{"Resources": {{"EventBus": {{"Type": "AWS::Events::EventBus",
                          "Properties": {{"Name": "{}"}}}}}}}})",
                      event_bus_name(config))};
}

std::vector<WorkloadTemplate> workload_templates(const StackTemplates& templates,
                                                 const Config& config, const Home& home,
                                                 const std::string& region, Diagnostics& problems) {
  auto out = of_stack_sets(templates, problems);
  if (!out.empty()) return out;
  for (const auto& source : templates) {
    if (!stands_in(source, Account::workload)) continue;
    out.push_back({source, parameters_of(config, home, region)});
  }
  return out;
}

}  // namespace

std::variant<Home, Diagnostics> home_of(const StackTemplates& templates, const Config& config) {
  Diagnostics problems;
  Parameters known;
  for (const auto& one : of_stack_sets(templates, problems)) {
    known.insert(one.parameters.begin(), one.parameters.end());
  }
  if (!problems.empty()) return problems;
  const auto parameter = [&](std::string_view key) {
    const auto found = known.find(key);
    return found == known.end() ? std::string() : found->second;
  };
  const auto region =
      config.home_region.empty() ? parameter(names::parameter::home_region) : config.home_region;
  if (region.empty()) {
    return Diagnostics{{.id = "E0604",
                        .message = "the Region of the monitoring account is not known",
                        .hint = "give --home-region"}};
  }
  const auto account = parameter(names::parameter::monitoring_account_id);
  auto completed = config;
  completed.home_region = region;
  if (!completed.monitoring_account_id && !account.empty())
    completed.monitoring_account_id = account;
  return Home{*with_examples(std::move(completed)).monitoring_account_id, region};
}

std::variant<trace::Topology, Diagnostics> deploy(const StackTemplates& templates,
                                                  const Config& config,
                                                  const trace::Sender& sender) {
  auto found = home_of(templates, config);
  if (auto* problems = std::get_if<Diagnostics>(&found)) return std::move(*problems);
  const auto& home = std::get<Home>(found);
  trace::Topology topology;
  Diagnostics problems;
  for (const auto& source : templates) {
    if (!stands_in(source, Account::monitoring)) continue;
    const bool further = is_of_further_region(source);
    if (further && sender.region == home.region) continue;
    const auto& region = further ? sender.region : home.region;
    auto parameters = further ? parameters_of_sink(config, region) : Parameters{};
    deploy_one(source, place(config, home.account, region, std::move(parameters)),
               topology.monitoring, problems);
  }
  if (config.existing_event_bus_arn) {
    deploy_one(existing_bus(config), place(config, home.account, home.region, {}),
               topology.monitoring, problems);
  }
  for (const auto& one : workload_templates(templates, config, home, sender.region, problems)) {
    // The policy of a sink that is not ours is unknown.
    const auto existing = existing_sink_in(config, sender.region);
    if (existing && one.links_to(*existing)) continue;
    const auto into = [&](const std::string& region, trace::Stacks& stacks) {
      if (!one.goes_to(region)) return;
      deploy_one(one.source, place(config, sender.account, region, one.parameters), stacks,
                 problems);
    };
    into(sender.region, topology.sending);
    into(home.region, topology.sending_home);
  }
  if (!problems.empty()) return problems;
  return topology;
}

}  // namespace sagewatch
