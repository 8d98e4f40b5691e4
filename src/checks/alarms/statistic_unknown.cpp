#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/statistic.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

void check_statistic(const Resource& resource, const Node* statistic, Findings& findings) {
  const auto text = known_text(statistic);
  if (!text || language::is_statistic(*text)) return;
  findings.add(resource, statistic, fmt::format("'{}' is not a statistic", *text));
}

void check_statistics(const Resource& resource, const Node* queries, Findings& findings) {
  for (const auto& query : items_of(queries)) {
    check_statistic(resource, document::find(&query, {"MetricStat", "Stat"}), findings);
  }
}

}  // namespace

const Check statistic_unknown{
    .id = "E1113",
    .title = "CloudWatch refuses a statistic",
    .why =
        "A statistic is a word such as Average, a percentile up to p100, or a range such as "
        "TM(10%:90%); CloudWatch refuses an alarm or an anomaly detector with any other.",
    .fix = "use a statistic such as Average, Sum or p99",
    .source = "CloudWatch user guide, CloudWatch statistics definitions",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
            check_statistic(*alarm, alarm->find("ExtendedStatistic"), findings);
            check_statistics(*alarm, alarm->find("Metrics"), findings);
          }
          for (const auto* detector : subject.of_type("AWS::CloudWatch::AnomalyDetector")) {
            check_statistic(*detector, detector->find("Stat"), findings);
            check_statistic(*detector, detector->find({"SingleMetricAnomalyDetector", "Stat"}),
                            findings);
            check_statistics(*detector,
                             detector->find({"MetricMathAnomalyDetector", "MetricDataQueries"}),
                             findings);
          }
        },
};

}  // namespace sagewatch::checks
