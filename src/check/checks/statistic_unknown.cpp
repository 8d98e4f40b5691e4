#include <fmt/format.h>

#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"
#include "sagewatch/language/statistic.hpp"

namespace sagewatch::check {
namespace {

using document::Node;

void look_at(const Resource& resource, const Node* statistic, Findings& findings) {
  const auto text = known_text(statistic);
  if (!text || language::is_statistic(*text)) return;
  findings.add(resource, statistic, fmt::format("'{}' is no statistic", *text));
}

void look_at_queries(const Resource& resource, const Node* queries, Findings& findings) {
  for (const auto& query : items_of(queries)) {
    look_at(resource, document::find(&query, {"MetricStat", "Stat"}), findings);
  }
}

}  // namespace

const Check statistic_unknown{
    .id = "E1113",
    .title = "CloudWatch refuses a statistic",
    .why =
        "A statistic is a word such as Average, a percentile up to p100, or a range such as "
        "TM(10%:90%); CloudWatch refuses an alarm or an anomaly detector with another one.",
    .fix = "write Average, Sum, p99 and so on",
    .source = "CloudWatch user guide, CloudWatch statistics definitions",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* alarm : stack.of_type("AWS::CloudWatch::Alarm")) {
            look_at(*alarm, alarm->find("ExtendedStatistic"), findings);
            look_at_queries(*alarm, alarm->find("Metrics"), findings);
          }
          for (const auto* detector : stack.of_type("AWS::CloudWatch::AnomalyDetector")) {
            look_at(*detector, detector->find("Stat"), findings);
            look_at(*detector, detector->find({"SingleMetricAnomalyDetector", "Stat"}), findings);
            look_at_queries(*detector,
                            detector->find({"MetricMathAnomalyDetector", "MetricDataQueries"}),
                            findings);
          }
        },
};

}  // namespace sagewatch::check
