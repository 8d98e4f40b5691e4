#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {

const Check metrics_insights_refused{
    .id = "E1100",
    .title = "CloudWatch refuses a Metrics Insights query",
    .why =
        "Only CloudWatch parses the queries in alarms, anomaly detectors and widgets: it refuses "
        "the alarm or the detector, and the widget shows an error.",
    .fix = "correct the query at the given position, Query:line:column",
    .source =
        "CloudWatch user guide, Query components and syntax in CloudWatch Metrics Insights: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
        "cloudwatch-metrics-insights-querylanguage.html",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metrics_insights(
              subject, [&](const MetricQueries& queries, const MetricQuery& query) {
                add_problems(findings, *queries.resource, query.place,
                             queries.expression_name(query), query.expression,
                             language::read_metrics_insights(query.expression).problems);
              });
        },
};

}  // namespace sagewatch::checks
