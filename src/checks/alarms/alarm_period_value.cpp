#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_period(std::int64_t seconds) {
  constexpr std::array<std::int64_t, 5> short_ones{1, 5, 10, 20, 30};
  return std::ranges::count(short_ones, seconds) > 0 || (seconds > 0 && seconds % 60 == 0);
}

}  // namespace

const Check alarm_period_value{
    .id = "E1115",
    .title = "CloudWatch refuses the period of a metric",
    .why =
        "CloudWatch stores data with periods of 1, 5, 10, 20 and 30 seconds, and of whole minutes.",
    .fix = "use a multiple of 60, or 1, 5, 10, 20 or 30 for a high-resolution metric",
    .source = "CloudWatch API reference, MetricStat and MetricDataQuery, Period",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::widget) return;
            for (const auto& query : queries.all) {
              if (!query.period || is_period(*query.period)) continue;
              findings.add(
                  *queries.resource, query.place,
                  fmt::format("the period of {} is {} seconds", query.name, *query.period));
            }
          });
        },
};

}  // namespace sagewatch::checks
