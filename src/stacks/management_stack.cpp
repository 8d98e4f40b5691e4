#include "stacks/management_stack.hpp"

#include "sagewatch/aws/cloudformation.hpp"
#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/json.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "settings/tags.hpp"
#include "stacks/parameter_values.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

/// Without the parts that only matter to a person who deploys the template by hand: this stack sets
/// every parameter, and a template has at most 51,200 bytes, including embedded templates.
cfn::Object bare(const cfn::Object& whole) {
  cfn::Object out;
  for (const auto& [key, value] : whole.members()) {
    if (key != "Parameters" && key != "Description") out.append(key, value);
  }
  cfn::Object parameters;
  for (const auto& [name, declared] : whole.find("Parameters")->get<cfn::Object>()->members()) {
    parameters.append(name, cfn::Object{{"Type", *declared.get<cfn::Object>()->find("Type")}});
  }
  out.append("Parameters", std::move(parameters));
  return out;
}

std::string template_body(StackKind kind, const Config& config) {
  cfn::App app;
  return cfn::to_json(bare(add_stack(app, kind, config).synth()));
}

cloudformation::OrganizationTargets targets(const Config& config,
                                            std::vector<std::string> regions) {
  return {.ou_ids = config.workload_ou_ids, .regions = std::move(regions)};
}

cloudformation::StackSetProps events_stack_set(const Config& config, names::Base name,
                                               std::vector<std::string> regions) {
  return {.name = config.named(name),
          .description = std::string(names::description::events_stack_set),
          .template_body = template_body(StackKind::workload_events, config),
          .parameters = parameter_values(StackKind::workload_events, config),
          .targets = targets(config, std::move(regions)),
          .creates_named_roles = true,
          .by_delegated_admin = config.delegated(),
          .tags = stack_set_tags(config)};
}

/// "" in the home Region, "-us-east-1" elsewhere: distinguishes the stack sets.
std::string suffix_of(const Config& config, const std::string& region) {
  return region == config.home_region ? "" : "-" + region;
}

/// One stack set per Region, whose sink is a parameter: overrides, which could set it for each
/// Region, do not apply to accounts that join later.
cloudformation::StackSetProps observability(const Config& config, const std::string& region) {
  return {.name = config.named(names::stack_set::observability) + suffix_of(config, region),
          .description = std::string(names::description::observability_stack_set),
          .template_body = template_body(StackKind::workload_observability, config),
          .parameters = parameter_values(StackKind::workload_observability, config, region),
          .targets = targets(config, {region}),
          .by_delegated_admin = config.delegated(),
          .tags = stack_set_tags(config)};
}

/// "WorkloadObservability", "WorkloadObservabilityUsEast1".
std::string observability_id(const Config& config, const std::string& region) {
  std::string out("WorkloadObservability");
  bool begins = false;
  for (const char c : suffix_of(config, region)) {
    if (c != '-') out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '-';
  }
  return out;
}

}  // namespace

ManagementStack::ManagementStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::management)) {
  const std::vector<std::string> none;
  // When an account joins, StackSets stops at the first Region that fails: the home Region, which
  // reports the account, must not depend on the others.
  auto& at_home = add<cloudformation::StackSet>(
      "WorkloadEvents", events_stack_set(config, names::stack_set::events, {config.home_region}));
  if (const auto further = further_regions(config); !further.empty()) {
    auto& elsewhere = add<cloudformation::StackSet>(
        "WorkloadEventsFurther",
        events_stack_set(config, names::stack_set::further_events, further));
    // If one stack set had all Regions, it must have removed these first.
    elsewhere.depends_on(at_home);
  }
  for (const auto& region : config.observability() ? workload_regions(config) : none) {
    add<cloudformation::StackSet>(observability_id(config, region), observability(config, region));
  }
  output({.id = "EventsStackSetName",
          .description = "Stack set that forwards the events",
          .value = config.named(names::stack_set::events)});
}

}  // namespace sagewatch
