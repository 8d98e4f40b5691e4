#include <algorithm>

#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"
#include "language/metrics_insights.hpp"

namespace sagewatch::checks {
namespace {

using language::MathNode;

/// Whether the id is that of a metric math expression.
bool is_result(const MetricQueries& queries, std::string_view id) {
  return std::ranges::any_of(queries.all, [&](const MetricQuery& query) {
    return query.id == id && !query.expression.empty() &&
           !language::is_metrics_insights(query.expression);
  });
}

/// The guide says about PERIOD: "Valid input is metrics, not the results of other expressions".
void doubt_periods(const MetricQueries& queries, const language::MetricMath& math,
                   language::Problems& doubts) {
  for (const auto* call : language::calls_of(math, {"PERIOD"})) {
    const auto& given = math.nodes[call->parts.front()];
    const bool is_id = given.type == MathNode::Type::id;
    if (given.type == MathNode::Type::unknown || (is_id && !is_result(queries, given.text)))
      continue;
    doubts.push_back(
        {given.offset, "PERIOD is given the result of an expression, it accepts a metric"});
  }
}

/// The guide rules out a whole expression that is a function that returns a number, but has
/// `SUM(m1) / DATAPOINT_COUNT(m1)` and `PERIOD(m1)/60` among its examples of whole expressions.
bool is_number_alone(const language::MetricMath& math, language::MathKind kind) {
  return kind == language::MathKind::scalar && math.nodes.back().type != MathNode::Type::operation;
}

}  // namespace

const Check metric_math_kinds{
    .id = "W1105",
    .title = "a metric math expression confuses numbers, time series and arrays of time series",
    .why =
        "Each function and operator accepts certain kinds of arguments, and what a graph shows or "
        "an alarm watches must be a time series or an array of time series: SUM(m1) of a single "
        "metric is a number. CloudWatch returns an error for others.",
    .fix = "use the kind that it accepts; TIME_SERIES(number) and [m1, m2] convert",
    .source = "CloudWatch user guide, Using math expressions with CloudWatch metrics",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            for_each_metric_kind(queries, [&](const MetricQuery& query, language::MathKind kind,
                                              language::Problems doubts) {
              if (query.expression.empty()) return;
              const auto math = language::read_metric_math(query.expression);
              if (math.complete && doubts.empty()) doubt_periods(queries, math, doubts);
              if (query.returned == true && is_number_alone(math, kind)) {
                doubts.push_back({0, "the result is a number, not a time series"});
              }
              add_problems(findings, *queries.resource, query.place, queries.expression_name(query),
                           query.expression, doubts);
            });
          });
        },
};

}  // namespace sagewatch::checks
