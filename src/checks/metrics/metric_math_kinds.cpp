#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check metric_math_kinds{
    .id = "W1105",
    .title = "an expression of metric math mixes up numbers, series and arrays of series",
    .why =
        "Each function and operator takes certain kinds of arguments, and what is drawn or watched "
        "has to be a time series or an array of them: SUM(m1) of a single metric is a number. "
        "CloudWatch answers others with an error.",
    .fix = "give it what it takes; TIME_SERIES(number) and [m1, m2] convert",
    .source = "CloudWatch user guide, Using math expressions with CloudWatch metrics",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_metric_queries(stack, [&](const MetricQueries& queries) {
            for_each_metric_kind(queries, [&](const MetricQuery& query, language::MathKind kind,
                                              language::Problems doubts) {
              if (query.expression.empty()) return;
              if (kind == language::MathKind::scalar && query.returned == true) {
                doubts.push_back({0, "the result is a number, not a time series"});
              }
              add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                           query.expression, doubts);
            });
          });
        },
};

}  // namespace sagewatch::checks
