#include <fmt/format.h>

#include <algorithm>

#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

constexpr std::int64_t least_period = 60;
constexpr std::int64_t most_window = 10'800;

void look_at_query(const MetricQueries& queries, const MetricQuery& query, Findings& findings) {
  if (!query.period) return;
  if (*query.period < least_period) {
    findings.add(*queries.resource, query.place,
                 fmt::format("the period of the query {} is {} seconds, Metrics Insights supports "
                             "{} seconds or more",
                             queries.expression_name(query), *query.period, least_period));
  }
  const auto* evaluated = queries.resource->find("EvaluationPeriods");
  const auto count = evaluated ? evaluated->integer().value_or(0) : 0;
  if (count <= 0 || *query.period <= most_window / count) return;
  findings.add(*queries.resource, evaluated,
               fmt::format("{} periods of {} seconds are more than {} seconds, the longest that an "
                           "alarm on a Metrics Insights query evaluates",
                           count, *query.period, most_window));
}

void look_at_alarm(const MetricQueries& queries, Findings& findings) {
  const bool none =
      std::ranges::none_of(queries.all, [](const auto& query) { return query.has_period; });
  if (none && !queries.all.empty()) {
    findings.add(*queries.resource, queries.place,
                 "no metric or expression of the alarm has a Period");
  }
  for (const auto& query : queries.all) {
    if (language::is_metrics_insights(query.expression)) look_at_query(queries, query, findings);
  }
}

}  // namespace

const Check alarm_query_period{
    .id = "E1103",
    .title = "the period of an alarm's query is missing, too short or too long",
    .why =
        "An alarm takes its period from its metrics. An alarm that has only queries and "
        "expressions needs the period there, or CloudWatch refuses it: \"Period must not be "
        "null\". Metrics Insights does not support periods of less than a minute, and alarms "
        "evaluate its last three hours at most: \"MetricsInsights monitors cannot be checked "
        "across more than 3 hours\".",
    .fix = "set Period next to Expression, and lower it or EvaluationPeriods",
    .source =
        "CloudWatch user guide, Limits of alarms: https://docs.aws.amazon.com/AmazonCloudWatch/"
        "latest/monitoring/alarm-limits.html; https://github.com/aws/aws-cdk/issues/7155",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::alarm) look_at_alarm(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
