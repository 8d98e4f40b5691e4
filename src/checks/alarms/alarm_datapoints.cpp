#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check alarm_datapoints{
    .id = "E1114",
    .title = "an alarm requires more datapoints than it evaluates",
    .why =
        "An alarm goes off when DatapointsToAlarm of the last EvaluationPeriods datapoints breach "
        "the threshold, so CloudWatch refuses an alarm that requires more datapoints than there "
        "are periods.",
    .fix = "raise EvaluationPeriods, or lower DatapointsToAlarm",
    .source = "CloudWatch user guide, Alarm evaluation: Evaluating an alarm, M out of N",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* alarm : subject.of_type("AWS::CloudWatch::Alarm")) {
            const auto* wanted = alarm->find("DatapointsToAlarm");
            const auto* periods = alarm->find("EvaluationPeriods");
            const auto most = periods ? periods->integer() : std::nullopt;
            const auto count = wanted ? wanted->integer() : std::nullopt;
            if (!most || !count || *count <= *most) continue;
            findings.add(*alarm, wanted,
                         fmt::format("{} datapoints can't breach the threshold in {} periods",
                                     *count, *most));
          }
        },
};

}  // namespace sagewatch::checks
