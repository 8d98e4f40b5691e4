#include "metric_use.hpp"

#include <fmt/format.h>

#include "dashboard.hpp"
#include "dashboard_metric.hpp"
#include "parts.hpp"

namespace sagewatch::check {
namespace {

using document::Node;
using UseVisitor = std::function<void(const MetricUse&)>;

/// An alarm and the Metric of one of its MetricStats name a metric by the same properties.
void visit_metric(const Resource& alarm, const Node& metric, const UseVisitor& visit) {
  const auto* name = metric.find("MetricName");
  if (!name) return;
  MetricUse use{.resource = &alarm,
                .where = name,
                .place = "",
                .name_space = text_or_empty(metric.find("Namespace")),
                .name = text_or_empty(name),
                .dimensions = {}};
  for (const auto& dimension : items_of(metric.find("Dimensions"))) {
    use.dimensions.emplace_back(text_or_empty(dimension.find("Name")),
                                text_or_empty(dimension.find("Value")));
  }
  visit(use);
}

}  // namespace

void MetricUse::add_to(Findings& findings, const std::string& message) const {
  const auto behind = place.empty() ? "" : fmt::format(" (DashboardBody: {})", place);
  findings.add(*resource, where, message + behind);
}

void for_each_metric_use(const Stack& stack, const UseVisitor& visit) {
  for (const auto* alarm : stack.of_type("AWS::CloudWatch::Alarm")) {
    visit_metric(*alarm, alarm->properties, visit);
    for (const auto& metric : items_of(alarm->find("Metrics"))) {
      const auto* named = document::find(&metric, {"MetricStat", "Metric"});
      if (named) visit_metric(*alarm, *named, visit);
    }
  }
  for_each_widget(stack, [&](const Widget& widget) {
    if (widget.type() != "metric") return;
    for (auto& [index, name_space, name, dimensions] : shown_metrics(widget.property("metrics"))) {
      visit({.resource = widget.dashboard->resource,
             .where = widget.dashboard->place,
             .place = fmt::format("{}.properties.metrics[{}]", widget.path, index),
             .name_space = std::move(name_space),
             .name = std::move(name),
             .dimensions = std::move(dimensions)});
    }
  });
}

bool has_unknown(std::string_view text) {
  return text.empty() || text.find("${") != std::string_view::npos ||
         text.find("{{resolve:") != std::string_view::npos;
}

}  // namespace sagewatch::check
