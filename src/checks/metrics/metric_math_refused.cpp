#include <fmt/format.h>

#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "language/metric_math.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

language::Problems math_problems(const MetricQueries& queries, const MetricQuery& query) {
  auto out = language::read_metric_math(query.expression).problems;
  const auto* written = query.place->find("Expression");
  const bool limited = queries.use != MetricQueries::Use::widget && written != nullptr;
  const auto characters = limited ? least_characters_of_text(*written) : 0;
  if (characters > quota::metric_math_expression) {
    out.push_back({0, fmt::format("the expression has {} characters, CloudWatch accepts {}",
                                  characters, quota::metric_math_expression)});
  }
  return out;
}

}  // namespace

const Check metric_math_refused{
    .id = "E1104",
    .title = "CloudWatch refuses a metric math expression",
    .why =
        "Only CloudWatch parses the expressions in alarms, anomaly detectors and widgets: it "
        "refuses the alarm or the detector, and the widget shows an error.",
    .fix = "correct the expression at the given position",
    .source =
        "CloudWatch user guide, Using math expressions with CloudWatch metrics: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html; "
        "CloudWatch search expression syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_math(subject, [&](const MetricQueries& queries,
                                            const MetricQuery& query) {
            add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                         query.expression, math_problems(queries, query));
          });
        },
};

}  // namespace sagewatch::checks
