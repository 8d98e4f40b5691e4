#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// Metric math of CloudWatch: arithmetic, comparisons and functions over metrics, which are named
/// by their ids: `100 * errors / FILL(requests, 0)`. Source: CloudWatch user guide, "Using math
/// expressions with CloudWatch metrics".
namespace sagewatch::language {

/// The kind of an expression's result.
enum class MathKind {
  unknown,
  scalar,   ///< a number
  series,   ///< one time series
  several,  ///< an array of time series
  text,     ///< in quotes
  word,     ///< such as REPEAT or DESC
};

/// A node of an expression.
struct MathNode {
  enum class Type { unknown, number, text, word, id, list, call, operation };

  Type type;
  std::size_t offset;
  std::string text = {};                ///< the id, the function, the operator, the text
  std::vector<std::size_t> parts = {};  ///< indexes of its arguments, items or operands
};

struct MetricMath {
  /// Every node follows its children; the last one is the whole expression.
  std::vector<MathNode> nodes = {};
  /// Whether all of it was read: no syntax error, and nothing unknown outside quotes.
  bool complete = false;
  Problems problems = {};
};

MetricMath read_metric_math(std::string_view text);

/// The nodes that call one of these functions.
std::vector<const MathNode*> calls_of(const MetricMath& math,
                                      std::initializer_list<std::string_view> functions);

/// The kind of the whole expression, given the kinds of the ids. Adds to `doubts` if a function or
/// an operator gets a kind that the documentation does not list for it.
MathKind kind_of(const MetricMath& math,
                 const std::function<MathKind(std::string_view)>& kind_of_id, Problems& doubts);

}  // namespace sagewatch::language
