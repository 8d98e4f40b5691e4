#include "checks/metrics/aws_metrics.hpp"

#include <algorithm>
#include <map>

#include "embedded.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;
using Namespaces = std::map<std::string, MetricNamespace, std::less<>>;

PublishedMetrics read_group(const Node& group) {
  PublishedMetrics out;
  for (const auto& metric : *group.find("metrics")->list()) out.metrics.push_back(*metric.text());
  for (const auto& names : *group.find("dimensions")->list()) {
    auto& dimensions = out.dimensions.emplace_back();
    for (const auto& name : *names.list()) dimensions.insert(*name.text());
  }
  return out;
}

Namespaces read_namespaces() {
  const auto reading =
      document::read_json("aws-metrics.yaml", std::string(embedded::aws_metrics_json));
  Namespaces out;
  for (const auto& [name, offset, groups] : reading.document.root.object()->members()) {
    for (const auto& group : *groups.list()) out[name].groups.push_back(read_group(group));
  }
  return out;
}

const Namespaces& namespaces() {
  static const auto all = read_namespaces();
  return all;
}

}  // namespace

const PublishedMetrics* MetricNamespace::find(std::string_view metric) const {
  const auto has = [&](const PublishedMetrics& group) {
    return std::ranges::find(group.metrics, metric) != group.metrics.end();
  };
  const auto found = std::ranges::find_if(groups, has);
  return found == groups.end() ? nullptr : &*found;
}

std::vector<std::string_view> MetricNamespace::metric_names() const {
  std::vector<std::string_view> out;
  for (const auto& group : groups)
    out.insert(out.end(), group.metrics.begin(), group.metrics.end());
  return out;
}

std::vector<std::string_view> MetricNamespace::dimension_names() const {
  std::set<std::string_view> out;
  for (const auto& group : groups) {
    for (const auto& names : group.dimensions) out.insert(names.begin(), names.end());
  }
  return {out.begin(), out.end()};
}

const MetricNamespace* find_metric_namespace(std::string_view name) {
  const auto found = namespaces().find(name);
  return found == namespaces().end() ? nullptr : &found->second;
}

std::vector<std::string_view> namespaces_with(const DimensionNames& dimensions) {
  std::vector<std::string_view> out;
  for (const auto& [name, known] : namespaces()) {
    const auto has = [&](const PublishedMetrics& group) {
      return std::ranges::find(group.dimensions, dimensions) != group.dimensions.end();
    };
    if (std::ranges::any_of(known.groups, has)) out.push_back(name);
  }
  return out;
}

std::vector<std::string_view> metric_namespaces() {
  std::vector<std::string_view> out;
  for (const auto& [name, known] : namespaces()) out.push_back(name);
  return out;
}

}  // namespace sagewatch::checks
