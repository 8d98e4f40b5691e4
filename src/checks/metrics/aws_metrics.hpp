#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sagewatch::checks {

using DimensionNames = std::set<std::string, std::less<>>;

/// Metrics that AWS publishes with the same sets of dimensions.
struct PublishedMetrics {
  std::vector<std::string> metrics;
  std::vector<DimensionNames> dimensions;
};

/// The entry of templates/data/aws-metrics.yaml for a namespace.
struct MetricNamespace {
  std::vector<PublishedMetrics> groups;

  const PublishedMetrics* find(std::string_view metric) const;
  std::vector<std::string_view> metric_names() const;
  std::vector<std::string_view> dimension_names() const;
};

/// Null if there is no entry.
const MetricNamespace* find_metric_namespace(std::string_view name);

/// All namespaces in templates/data/aws-metrics.yaml.
std::vector<std::string_view> metric_namespaces();

/// Those of them whose metrics have exactly these dimensions.
std::vector<std::string_view> namespaces_with(const DimensionNames& dimensions);

}  // namespace sagewatch::checks
