#include <fmt/format.h>

#include <algorithm>

#include "checks/metrics/aws_metrics.hpp"
#include "checks/metrics/metric_use.hpp"
#include "checks/registry.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch::checks {
namespace {

/// Whether AWS publishes the metric only with more dimensions than these.
bool lacks_dimensions(const PublishedMetrics& published, const DimensionNames& names) {
  const auto is_part = [&](const DimensionNames& set) { return std::ranges::includes(set, names); };
  return std::ranges::find(published.dimensions, names) == published.dimensions.end() &&
         std::ranges::any_of(published.dimensions, is_part);
}

std::string sets_in_words(const PublishedMetrics& published) {
  std::string out;
  for (const auto& names : published.dimensions) {
    out += fmt::format("{}{{{}}}", out.empty() ? "" : " or ", fmt::join(names, ", "));
  }
  return out;
}

void compare(const MetricUse& use, const MetricNamespace& known, Findings& findings) {
  const auto* published = known.find(use.name);
  if (!published) {
    if (const auto meant = document::near_miss(use.name, known.metric_names())) {
      use.add_to(findings, fmt::format("{} has no metric '{}': did you mean '{}'?", use.name_space,
                                       use.name, *meant));
    }
    return;
  }
  DimensionNames names;
  const auto candidates = known.dimension_names();
  for (const auto& [name, value] : use.dimensions) {
    if (has_unknown(name)) return;
    names.insert(name);
    if (std::ranges::find(candidates, name) != candidates.end()) continue;
    if (const auto meant = document::near_miss(name, candidates)) {
      use.add_to(findings, fmt::format("{} has no dimension '{}': did you mean '{}'?",
                                       use.name_space, name, *meant));
      return;
    }
  }
  if (!use.whole || !lacks_dimensions(*published, names)) return;
  use.add_to(findings, fmt::format("'{}' has data with the dimensions {}, not with {{{}}} alone",
                                   use.name, sets_in_words(*published), fmt::join(names, ", ")));
}

/// Whether AWS publishes metrics with a subset or a superset of these dimensions.
bool is_related(const MetricNamespace& known, const DimensionNames& names) {
  return std::ranges::any_of(known.groups, [&](const PublishedMetrics& group) {
    return std::ranges::any_of(group.dimensions, [&](const DimensionNames& set) {
      return std::ranges::includes(set, names) ||
             (!set.empty() && std::ranges::includes(names, set));
    });
  });
}

/// Dimensions of which AWS publishes the metric with none.
void doubt_all_dimensions(const MetricUse& use, const MetricNamespace& known,
                          const DimensionNames& names, Findings& findings) {
  const auto* published = known.find(use.name);
  const auto candidates = known.dimension_names();
  const auto is_near = [&](const std::string& name) {
    return document::near_miss(name, candidates).has_value();
  };
  if (!published || std::ranges::any_of(names, is_near)) return;
  use.add_to(findings, fmt::format("'{}' has data with the dimensions {}, not with {{{}}}",
                                   use.name, sets_in_words(*published), fmt::join(names, ", ")));
}

/// Reports dimensions that another namespace has, but not this one.
void doubt_dimensions(const MetricUse& use, const MetricNamespace& known, Findings& findings) {
  DimensionNames names;
  for (const auto& [name, value] : use.dimensions) names.insert(name);
  if (!use.whole || std::ranges::any_of(names, has_unknown) || is_related(known, names)) return;
  const auto others = namespaces_with(names);
  if (others.empty()) return doubt_all_dimensions(use, known, names, findings);
  use.add_to(findings,
             fmt::format("{} has no metrics with the dimensions {{{}}}: did you mean '{}'?",
                         use.name_space, fmt::join(names, ", "), fmt::join(others, "' or '")));
}

void doubt_namespace(const MetricUse& use, Findings& findings) {
  if (has_unknown(use.name_space)) return;
  if (const auto meant = document::near_miss(use.name_space, metric_namespaces())) {
    use.add_to(findings, fmt::format("AWS has no namespace '{}': did you mean '{}'?",
                                     use.name_space, *meant));
  }
}

void compare_all(const Template& subject, Findings& findings) {
  for_each_metric_use(subject, [&](const MetricUse& use) {
    const auto* known = find_metric_namespace(use.name_space);
    if (!known) return doubt_namespace(use, findings);
    if (!has_unknown(use.name)) compare(use, *known, findings);
    doubt_dimensions(use, *known, findings);
  });
}

}  // namespace

const Check aws_metric_unpublished{
    .id = "W1144",
    .title = "AWS does not publish a metric under this name or with these dimensions",
    .why =
        "CloudWatch accepts any metric, and each set of dimensions is a metric of its own: if AWS "
        "doesn't publish exactly that set, there is never any data, and an alarm never goes off. "
        "The same goes for a misspelled namespace.",
    .fix = "write the metric and all of its dimensions as the service's documentation lists them",
    .source =
        "the service's guide, CloudWatch metrics; templates/data/aws-metrics.yaml names the pages",
    .run = compare_all,
};

}  // namespace sagewatch::checks
