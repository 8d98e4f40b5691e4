#include <fmt/format.h>

#include <algorithm>

#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using language::MetricsInsightsName;
using language::Problems;

/// The labels that the query's SCHEMA does not have.
Problems labels_outside(const language::MetricsInsightsQuery& query) {
  Problems out;
  const auto look_at = [&](const MetricsInsightsName& label, std::string_view clause) {
    const bool found = std::ranges::find(query.schema, label.text, &MetricsInsightsName::text) !=
                       query.schema.end();
    if (found || label.is_attribute) return;
    out.push_back({label.offset, fmt::format("'{}' in {} is not in SCHEMA, which selects only "
                                             "metrics with exactly its labels",
                                             label.text, clause)});
  };
  for (const auto& condition : query.where) look_at(condition.label, "WHERE");
  for (const auto& label : query.group_by) look_at(label, "GROUP BY");
  return out;
}

}  // namespace

const Check metrics_insights_labels{
    .id = "W1102",
    .title = "a Metrics Insights query uses a label that its SCHEMA does not have",
    .why =
        "SCHEMA selects the metrics that have exactly its labels. For any other label, a condition "
        "matches no metric, and all metrics fall into one group, 'Other'.",
    .fix = "add the label to SCHEMA, or correct its name, which is case-sensitive",
    .source = "CloudWatch user guide, Query components and syntax in CloudWatch Metrics Insights",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metrics_insights(subject, [&](const MetricQueries& queries,
                                                 const MetricQuery& query) {
            const auto read = language::read_metrics_insights(query.expression);
            if (!read.complete || !read.has_schema) return;
            add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                         query.expression, labels_outside(read));
          });
        },
};

}  // namespace sagewatch::checks
