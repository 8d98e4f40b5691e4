#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checks/metrics/metric_use.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {
namespace {

bool is_on_custom_bus(const Template& subject, const Resource& rule) {
  const auto* bus = rule.find("EventBusName");
  if (subject.referenced(bus)) return true;
  const auto name = known_text(bus).value_or("default");
  return name != "default" && !name.ends_with("/default");
}

/// The rules on custom buses, by their names and by the text of a reference to them.
std::set<std::string> rules_on_custom_buses(const Template& subject) {
  std::set<std::string> out;
  for (const auto* other : subject.checked_together()) {
    for (const auto* rule : other->of_type("AWS::Events::Rule")) {
      if (!is_on_custom_bus(*other, *rule)) continue;
      if (const auto name = known_text(rule->find("Name"))) out.insert(*name);
      if (other == &subject) out.insert("${" + rule->id() + "}");
    }
  }
  return out;
}

void find_rules(const Template& subject, Findings& findings) {
  const auto rules = rules_on_custom_buses(subject);
  if (rules.empty()) return;
  for_each_metric_use(subject, [&](const MetricUse& use) {
    if (use.name_space != "AWS/Events" || use.dimensions.size() != 1 || !use.whole) return;
    const auto& [dimension, value] = use.dimensions.front();
    if (dimension != "RuleName" || !rules.contains(value)) return;
    use.add_to(findings, fmt::format("the rule '{}' is not on the default bus: its metrics also "
                                     "have the dimension EventBusName",
                                     value));
  });
}

}  // namespace

const Check rule_metric_without_bus{
    .id = "W1147",
    .title = "a metric of a rule lacks the name of its event bus",
    .why =
        "Only the metrics of rules on the default bus have RuleName alone; on any other bus they "
        "have EventBusName and RuleName. There is never any data, and an alarm never goes off.",
    .fix = "add the dimension EventBusName",
    .source = "EventBridge user guide, Monitoring Amazon EventBridge",
    .run = find_rules,
};

}  // namespace sagewatch::checks
