#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The period of the alarm's metric, or of its metrics.
std::int64_t longest_period(const Resource& alarm) {
  const auto seconds = [](const document::Node* node) {
    return node ? node->integer().value_or(0) : 0;
  };
  auto out = seconds(alarm.find("Period"));
  for (const auto& metric : items_of(alarm.find("Metrics"))) {
    out = std::max({out, seconds(metric.find("Period")),
                    seconds(document::find(&metric, {"MetricStat", "Period"}))});
  }
  return out;
}

}  // namespace

const Check alarm_window{
    .id = "E1051",
    .title = "an alarm looks back too far",
    .why =
        "Period times EvaluationPeriods may be at most one day, or seven days if the period is an "
        "hour or more.",
    .fix = "shorten the period, or evaluate fewer of them",
    .source = "CloudWatch user guide, alarms",
    .run =
        [](const Template& subject, Findings& findings) {
          constexpr std::int64_t hour = 3600;
          constexpr std::int64_t day = 24 * hour;
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
            const auto* periods = alarm->find("EvaluationPeriods");
            const auto period = longest_period(*alarm);
            const auto most = period >= hour ? 7 * day : day;
            const auto count = periods ? periods->integer().value_or(0) : 0;
            if (count <= 0 || period <= 0 || period <= most / count) continue;
            findings.add(*alarm, periods,
                         fmt::format("{} periods of {} seconds are more than {} seconds", count,
                                     period, most));
          }
        },
};

}  // namespace sagewatch::checks
