#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check alarm_metrics{
    .id = "E1053",
    .title = "an alarm uses too many metrics",
    .why = "An alarm on a metric math expression accepts up to 10 metrics and 10 expressions.",
    .fix = "use fewer of them, or several alarms and a composite one",
    .source = "CloudWatch user guide, alarms",
    .run =
        [](const Template& subject, Findings& findings) {
          constexpr std::int64_t most = 10;
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
            const auto* metrics = alarm->find("Metrics");
            for (const auto* kind : {"MetricStat", "Expression"}) {
              const auto has = [&](const document::Node& metric) {
                return metric.find(kind) != nullptr;
              };
              const auto count = std::ranges::count_if(items_of(metrics), has);
              if (count <= most) continue;
              findings.add(*alarm, metrics,
                           fmt::format("there are {} entries with {}, an alarm accepts {}", count,
                                       kind, most));
            }
          }
        },
};

}  // namespace sagewatch::checks
