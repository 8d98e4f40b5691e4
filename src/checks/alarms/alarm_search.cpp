#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check alarm_search{
    .id = "E1052",
    .title = "an alarm uses a SEARCH expression",
    .why = "Alarms do not support SEARCH, which may return any number of time series.",
    .fix = "name the metric, or use a Metrics Insights query",
    .source = "CloudWatch user guide, search expressions",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
            for (const auto& metric : items_of(alarm->find("Metrics"))) {
              const auto* expression = metric.find("Expression");
              if (text_or_empty(expression).find("SEARCH(") == std::string::npos) continue;
              findings.add(*alarm, expression, "an alarm can't use SEARCH");
            }
          }
        },
};

}  // namespace sagewatch::checks
