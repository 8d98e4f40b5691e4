#include <fmt/format.h>

#include <algorithm>

#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {
namespace {

using document::Node;

}  // namespace

const Check alarm_return_data{
    .id = "E1054",
    .title = "an alarm has not exactly one metric to watch",
    .why =
        "Of the metrics and expressions of an alarm exactly one returns data; those that do not "
        "say so do.",
    .fix = "set ReturnData to false on all but one",
    .source = "CloudWatch user guide, alarms",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* alarm : stack.of_type("AWS::CloudWatch::Alarm")) {
            const auto* metrics = alarm->find("Metrics");
            if (!metrics || !metrics->list()) continue;
            const auto returns = [](const document::Node& metric) {
              return text_or_empty(metric.find("ReturnData")) != "false";
            };
            const auto count = std::ranges::count_if(*metrics->list(), returns);
            if (count == 1) continue;
            findings.add(*alarm, metrics,
                         fmt::format("{} of the metrics return data, one must", count));
          }
        },
};

}  // namespace sagewatch::check
