#include <fmt/format.h>

#include "checks/metrics/metric_queries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// The band of an anomaly detection alarm may be two series, and the result of a query any number
/// with an ORDER BY.
bool may_be_several(const MetricQueries& queries, const MetricQuery& query) {
  const auto* band = queries.resource->find("ThresholdMetricId");
  if (band != nullptr && !text_or_empty(band).empty() &&
      known_text(band).value_or(query.id) == query.id) {
    return true;
  }
  return language::is_metrics_insights(query.expression) &&
         language::read_metrics_insights(query.expression).has_order;
}

void check_series(const MetricQueries& queries, Findings& findings) {
  for_each_metric_kind(
      queries, [&](const MetricQuery& query, language::MathKind kind, const language::Problems&) {
        const bool wrong = kind == language::MathKind::several && query.returned == true;
        if (!wrong || may_be_several(queries, query)) return;
        const bool grouped = language::is_metrics_insights(query.expression);
        findings.add(*queries.resource, query.place,
                     fmt::format("{} returns several time series{}", queries.expression_name(query),
                                 grouped ? ": GROUP BY needs ORDER BY in an alarm"
                                         : ", the alarm needs exactly one"));
      });
}

}  // namespace

const Check alarm_series{
    .id = "E1108",
    .title = "an alarm watches an expression that returns several time series",
    .why =
        "CloudWatch refuses it: \"Metrics expression that return multi time series are only "
        "allowed for MetricsInsights expression with an ORDER BY clause\".",
    .fix = "add ORDER BY after GROUP BY, or reduce the series to one, for example with SUM or MAX",
    .source =
        "CloudWatch user guide, Create a CloudWatch alarm based on a Metrics Insights query: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
        "Create_Metrics_Insights_Alarm.html; CloudWatch API reference, MetricDataQuery",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::alarm) check_series(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
