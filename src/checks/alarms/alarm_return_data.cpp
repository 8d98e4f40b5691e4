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
               anomaly ? fmt::format("{} of the metrics return data, but two must: the metric and "
                                     "the band that ThresholdMetricId names",
                                     count)
                       : fmt::format("{} of the metrics return data, but exactly one must", count));
}

}  // namespace

const Check alarm_return_data{
    .id = "E1054",
    .title = "an alarm has too many or too few metrics to watch",
    .why =
        "Exactly one of the metrics and expressions of an alarm returns data. In an anomaly "
        "detection alarm, which has a ThresholdMetricId, exactly two do: the metric and its band. "
        "ReturnData is true by default. CloudWatch refuses any other alarm: \"Exactly two elements "
        "of the metrics list should return data\".",
    .fix =
        "set ReturnData to false on all but one, or on all but the metric and its band for anomaly "
        "detection",
    .source = "CloudWatch API reference, PutMetricAlarm and MetricDataQuery",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::alarm) check_returned(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
