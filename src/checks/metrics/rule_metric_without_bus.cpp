#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/metrics/metric_use.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {
namespace {

bool is_on_custom_bus(const Stack& stack, const Resource& rule) {
  const auto* bus = rule.find("EventBusName");
  if (stack.referred(bus)) return true;
  const auto name = known_text(bus).value_or("default");
  return name != "default" && !name.ends_with("/default");
}

/// The rules on buses of their own, by their names and by what a reference to them is shown as.
std::set<std::string> rules_on_custom_buses(const Stack& stack) {
  std::set<std::string> out;
  for (const auto* other : stack.together()) {
    for (const auto* rule : other->of_type("AWS::Events::Rule")) {
      if (!is_on_custom_bus(*other, *rule)) continue;
      if (const auto name = known_text(rule->find("Name"))) out.insert(*name);
      if (other == &stack) out.insert("${" + rule->id() + "}");
    }
  }
  return out;
}

void find_rules(const Stack& stack, Findings& findings) {
  const auto rules = rules_on_custom_buses(stack);
  if (rules.empty()) return;
  for_each_metric_use(stack, [&](const MetricUse& use) {
    if (use.name_space != "AWS/Events" || use.dimensions.size() != 1 || !use.whole) return;
    const auto& [dimension, value] = use.dimensions.front();
    if (dimension != "RuleName" || !rules.contains(value)) return;
    use.add_to(findings,
               fmt::format("the rule '{}' is not on the default bus: its metrics have the "
                           "dimension EventBusName as well",
                           value));
  });
}

}  // namespace

const Check rule_metric_without_bus{
    .id = "W1147",
    .title = "a metric of a rule lacks the name of its event bus",
    .why =
        "Metrics with RuleName alone are those of rules on the default bus; on any other bus they "
        "have EventBusName and RuleName. No data ever comes, and an alarm stays silent.",
    .fix = "add the dimension EventBusName",
    .source = "EventBridge user guide, Monitoring Amazon EventBridge",
    .run = find_rules,
};

}  // namespace sagewatch::checks
