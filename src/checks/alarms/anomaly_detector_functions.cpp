#include <fmt/format.h>

#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check anomaly_detector_functions{
    .id = "E1109",
    .title = "an anomaly detector uses METRICS or SEARCH",
    .why = "Anomaly detection on metric math supports neither of these functions.",
    .fix = "refer to the metrics by their ids",
    .source =
        "CloudWatch user guide, Using math expressions with CloudWatch metrics, Anomaly detection "
        "on metric math",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_math(
              subject, [&](const MetricQueries& queries, const MetricQuery& query) {
                if (queries.use != MetricQueries::Use::anomaly_detector) return;
                language::Problems problems;
                const auto math = language::read_metric_math(query.expression);
                for (const auto* call : language::calls_of(math, {"METRICS", "SEARCH"})) {
                  problems.push_back(
                      {call->offset, fmt::format("an anomaly detector can't use {}", call->text)});
                }
                add_problems(findings, *queries.resource, query.place,
                             queries.expression_name(query), query.expression, problems);
              });
        },
};

}  // namespace sagewatch::checks
