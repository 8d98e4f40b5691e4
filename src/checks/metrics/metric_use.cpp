#include "checks/metrics/metric_use.hpp"

#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/dashboards/dashboard_metric.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/parts.hpp"
#include "language/metric_search.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
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

/// The metrics that an expression selects, without their name yet.
MetricUse use_in(const MetricQueries& queries, const MetricQuery& query) {
  const bool in_widget = queries.use == MetricQueries::Use::widget;
  return {.resource = queries.resource,
          .where = query.place,
          .place = in_widget ? queries.expression_name(query) : "",
          .name_space = "",
          .name = "",
          .dimensions = {}};
}

/// Labels in SCHEMA are all dimensions of the metric; elsewhere they are some of them.
void visit_query(const MetricQueries& queries, const MetricQuery& query, const UseVisitor& visit) {
  const auto read = language::read_metrics_insights(query.expression);
  if (!read.complete) return;
  auto use = use_in(queries, query);
  use.name_space = read.name_space.text;
  use.name = read.metric.text;
  use.whole = read.has_schema;
  for (const auto& label : read.schema) use.dimensions.emplace_back(label.text, "");
  for (const auto& [label, value] : read.where) {
    if (!label.is_attribute) use.dimensions.emplace_back(label.text, value);
  }
  visit(use);
}

void visit_searches(const MetricQueries& queries, const MetricQuery& query,
                    const UseVisitor& visit) {
  const auto math = language::read_metric_math(query.expression);
  for (const auto* call : language::calls_of(math, {"SEARCH"})) {
    auto search = language::read_metric_search(math.nodes[call->parts.front()].text);
    if (search.schema.empty() || !search.problems.empty()) continue;
    auto use = use_in(queries, query);
    use.name_space = search.schema.front();
    use.name = std::move(search.metric);
    use.whole = search.schema.size() > 1;
    for (std::size_t i = 1; i < search.schema.size(); ++i) {
      use.dimensions.emplace_back(search.schema[i], "");
    }
    visit(use);
  }
}

}  // namespace

void MetricUse::add_to(Findings& findings, const std::string& message) const {
  const auto behind = place.empty() ? "" : fmt::format(" (DashboardBody: {})", place);
  findings.add(*resource, where, message + behind);
}

void for_each_metric_use(const Template& subject, const UseVisitor& visit) {
  for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
    visit_metric(*alarm, alarm->properties, visit);
    for (const auto& metric : items_of(alarm->find("Metrics"))) {
      const auto* named = document::find(&metric, {"MetricStat", "Metric"});
      if (named) visit_metric(*alarm, *named, visit);
    }
  }
  for_each_widget(subject, [&](const Widget& widget) {
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
  for_each_metrics_insights(
      subject, [&](const auto& queries, const auto& query) { visit_query(queries, query, visit); });
  for_each_metric_math(subject, [&](const auto& queries, const auto& query) {
    visit_searches(queries, query, visit);
  });
}

bool has_unknown(std::string_view text) {
  return text.empty() || text.find("${") != std::string_view::npos ||
         text.find("{{resolve:") != std::string_view::npos;
}

}  // namespace sagewatch::checks
