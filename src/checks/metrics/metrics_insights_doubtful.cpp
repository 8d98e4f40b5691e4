#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {

const Check metrics_insights_doubtful{
    .id = "W1101",
    .title = "a Metrics Insights query uses something that the documentation rules out",
    .why =
        "Namespaces, metrics and labels that are reserved keywords or have characters other than "
        "letters, digits and _ need double quotes, and conditions have no operators other than =, "
        "!= and AND. CloudWatch may refuse the query; that it always does is not confirmed, since "
        "AWS's own examples leave a few such names unquoted.",
    .fix = "quote the name, which is always valid, or use the documented operators",
    .source =
        "CloudWatch user guide, Reserved keywords: https://docs.aws.amazon.com/AmazonCloudWatch/"
        "latest/monitoring/cloudwatch-metrics-insights-reserved-keywords.html",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metrics_insights(
              subject, [&](const MetricQueries& queries, const MetricQuery& query) {
                add_problems(findings, *queries.resource, query.place,
                             queries.expression_name(query), query.expression,
                             language::read_metrics_insights(query.expression).doubts);
              });
        },
};

}  // namespace sagewatch::checks
