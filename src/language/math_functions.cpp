#include "math_functions.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::language {
namespace {

using Returned = MathFunction::Result;

/// CloudWatch user guide, "Functions supported for metric math", as of November 2026.
const std::vector<MathFunction>& all_functions() {
  static const std::vector<MathFunction> all{
      {"ABS", 1, 1, {"sa"}, Returned::same},
      {"ANOMALY_DETECTION_BAND", 1, 2, {"s", "n"}, Returned::several},
      {"AVG", 1, 1, {"sa"}, Returned::reduced},
      {"CEIL", 1, 1, {"sa"}, Returned::same},
      {"DATAPOINT_COUNT", 1, 1, {"sa"}, Returned::reduced},
      {"DATE", 1, 1, {"s"}, Returned::series},
      {"DAY", 1, 1, {"s"}, Returned::series},
      // "Create an alarm on Performance Insights counter metrics"; a list of counters is in use.
      {"DB_PERF_INSIGHTS", 3, 5, {"*"}, Returned::unknown},
      {"DIFF", 1, 1, {"sa"}, Returned::same},
      {"DIFF_TIME", 1, 1, {"sa"}, Returned::same},
      {"EPOCH", 1, 1, {"s"}, Returned::series},
      {"FILL", 2, 2, {"sa", "nsw"}, Returned::same},
      {"FIRST", 1, 1, {"a"}, Returned::series},
      {"FLOOR", 1, 1, {"sa"}, Returned::same},
      {"HOUR", 1, 1, {"s"}, Returned::series},
      // Its result for an array is not documented.
      {"IF", 2, 3, {"*"}, Returned::unknown},
      {"INSIGHT_RULE_METRIC", 2, 2, {"*"}, Returned::series},
      // "Use your custom data source": the name of a function, and up to 20 arguments.
      {"LAMBDA", 1, 21, {"*"}, Returned::unknown},
      {"LAST", 1, 1, {"a"}, Returned::series},
      {"LOG", 1, 1, {"sa"}, Returned::same},
      {"LOG10", 1, 1, {"sa"}, Returned::same},
      {"MAX", 1, 1, {"sa"}, Returned::reduced},
      {"METRICS", 0, 1, {"t"}, Returned::several},
      {"METRIC_COUNT", 1, 1, {"a"}, Returned::scalar},
      {"MIN", 1, 1, {"sa"}, Returned::reduced},
      {"MINUTE", 1, 1, {"s"}, Returned::series},
      {"MONTH", 1, 1, {"s"}, Returned::series},
      {"PERIOD", 1, 1, {"s"}, Returned::scalar},
      {"RATE", 1, 1, {"sa"}, Returned::same},
      {"REMOVE_EMPTY", 1, 1, {"a"}, Returned::several},
      {"RUNNING_SUM", 1, 1, {"sa"}, Returned::same},
      {"SEARCH", 2, 3, {"t", "t", "n"}, Returned::several},
      {"SERVICE_QUOTA", 1, 1, {"s"}, Returned::series},
      {"SLICE", 2, 3, {"a", "n"}, Returned::unknown},
      {"SORT", 3, 4, {"a", "w", "w", "n"}, Returned::several},
      {"STDDEV", 1, 1, {"sa"}, Returned::reduced},
      {"SUM", 1, 1, {"sa"}, Returned::reduced},
      {"TIME_SERIES", 1, 1, {"n"}, Returned::series},
      {"YEAR", 1, 1, {"s"}, Returned::series},
  };
  return all;
}

char letter_of(MathKind kind) {
  switch (kind) {
    case MathKind::scalar:
      return 'n';
    case MathKind::series:
      return 's';
    case MathKind::several:
      return 'a';
    case MathKind::text:
      return 't';
    default:
      return 'w';
  }
}

}  // namespace

const MathFunction* find_math_function(std::string_view name) {
  const auto& all = all_functions();
  const auto found = std::ranges::find(all, name, &MathFunction::name);
  return found == all.end() ? nullptr : &*found;
}

std::span<const std::string_view> math_words() {
  static constexpr std::array<std::string_view, 8> words{"REPEAT", "LINEAR", "AVG", "MIN",
                                                         "MAX",    "SUM",    "ASC", "DESC"};
  return words;
}

bool accepts(std::string_view kinds, MathKind kind) {
  return kinds == "*" || kind == MathKind::unknown ||
         kinds.find(letter_of(kind)) != std::string_view::npos;
}

std::vector<const MathNode*> calls_of(const MetricMath& math,
                                      std::initializer_list<std::string_view> functions) {
  std::vector<const MathNode*> out;
  for (const auto& node : math.nodes) {
    const bool wanted = std::ranges::find(functions, node.text) != functions.end();
    if (node.type == MathNode::Type::call && wanted) out.push_back(&node);
  }
  return out;
}

}  // namespace sagewatch::language
