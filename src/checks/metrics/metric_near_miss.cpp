#include <fmt/format.h>

#include <map>
#include <set>

#include "checks/metrics/metric_use.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

/// The metrics that metric filters of the templates publish, by namespace.
using Made = std::map<std::string, std::set<std::string>>;

Made made_metrics(const Template& subject) {
  Made out;
  for (const auto* other : subject.checked_together()) {
    for (const auto* filter : other->of_type("AWS::Logs::MetricFilter")) {
      for (const auto& metric : items_of(filter->find("MetricTransformations"))) {
        const auto name_space = known_text(metric.find("MetricNamespace"));
        const auto name = known_text(metric.find("MetricName"));
        if (name_space && name) out[*name_space].insert(*name);
      }
    }
  }
  return out;
}

void check_use(const MetricUse& use, const Made& made, Findings& findings) {
  const auto known = made.find(use.name_space);
  if (known != made.end()) {
    if (known->second.contains(use.name)) return;
    const std::vector<std::string_view> names(known->second.begin(), known->second.end());
    if (const auto meant = document::near_miss(use.name, names)) {
      use.add_to(findings,
                 fmt::format("no metric filter publishes '{}' in '{}': did you mean '{}'?",
                             use.name, use.name_space, *meant));
    }
    return;
  }
  std::vector<std::string_view> spaces;
  for (const auto& [name_space, names] : made) {
    if (names.contains(use.name)) spaces.emplace_back(name_space);
  }
  if (const auto meant = document::near_miss(use.name_space, spaces)) {
    use.add_to(findings, fmt::format("no metric filter publishes '{}' in '{}': did you mean '{}'?",
                                     use.name, use.name_space, *meant));
  }
}

void find_metrics(const Template& subject, Findings& findings) {
  const auto made = made_metrics(subject);
  if (made.empty()) return;
  for_each_metric_use(subject, [&](const MetricUse& use) {
    const bool known = !has_unknown(use.name_space) && !has_unknown(use.name);
    if (known && !use.name_space.starts_with("AWS/")) check_use(use, made, findings);
  });
}

}  // namespace

const Check metric_near_miss{
    .id = "W1146",
    .title = "the name of a metric is nearly that of a metric filter's metric",
    .why =
        "CloudWatch accepts any metric name. If nothing publishes the metric, there is never any "
        "data, and an alarm never goes off.",
    .fix = "use the namespace and the name of the metric filter",
    .source = "CloudWatch Logs user guide, creating metrics from log events using filters",
    .run = find_metrics,
};

}  // namespace sagewatch::checks
