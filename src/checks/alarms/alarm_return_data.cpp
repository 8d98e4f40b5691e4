#include <fmt/format.h>

#include <algorithm>

#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

void check_returned(const MetricQueries& queries, Findings& findings) {
  const auto unknown = [](const MetricQuery& query) { return !query.returned; };
  if (std::ranges::any_of(queries.all, unknown)) return;
  const bool anomaly = queries.resource->find("ThresholdMetricId") != nullptr;
  const auto wanted = anomaly ? 2 : 1;
  const auto returns = [](const MetricQuery& query) { return *query.returned; };
  const auto count = std::ranges::count_if(queries.all, returns);
  if (count == wanted) return;
  findings.add(*queries.resource, queries.place,
               anomaly ? fmt::format("{} of the metrics return data, two must: the metric and the "
                                     "band that ThresholdMetricId names",
                                     count)
                       : fmt::format("{} of the metrics return data, one must", count));
}

}  // namespace

const Check alarm_return_data{
    .id = "E1054",
    .title = "an alarm has too many or too few metrics to watch",
    .why =
        "Of the metrics and expressions of an alarm exactly one returns data; of an alarm on an "
        "anomaly, which has a ThresholdMetricId, exactly two: the metric and its band. Those that "
        "do not say so do. CloudWatch refuses others: \"Exactly two elements of the metrics list "
        "should return data\".",
    .fix =
        "set ReturnData to false on all but one, or on an anomaly all but the metric and its band",
    .source = "CloudWatch API reference, PutMetricAlarm and MetricDataQuery",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_metric_queries(stack, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::alarm) check_returned(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
