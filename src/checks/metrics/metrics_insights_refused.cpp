#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {

const Check metrics_insights_refused{
    .id = "E1100",
    .title = "CloudWatch refuses a Metrics Insights query",
    .why =
        "The text of a query in an alarm, an anomaly detector or a widget is only read by "
        "CloudWatch: it refuses the alarm, and the widget shows an error.",
    .fix = "correct the query at the place that is named, as Query:line:column",
    .source =
        "CloudWatch user guide, Query components and syntax in CloudWatch Metrics Insights: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
        "cloudwatch-metrics-insights-querylanguage.html",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_metrics_insights(
              stack, [&](const MetricQueries& queries, const MetricQuery& query) {
                add_problems(findings, *queries.resource, query.place,
                             queries.expression_name(query), query.expression,
                             language::read_metrics_insights(query.expression).problems);
              });
        },
};

}  // namespace sagewatch::checks
