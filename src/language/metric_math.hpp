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

/// What an expression is worth.
enum class MathKind {
  unknown,
  scalar,   ///< a number
  series,   ///< one time series
  several,  ///< an array of time series
  text,     ///< in quotes
  word,     ///< such as REPEAT or DESC
};

/// A part of an expression.
struct MathNode {
  enum class Type { unknown, number, text, word, id, list, call, operation };

  Type type;
  std::size_t offset;
  std::string text = {};                ///< the id, the function, the operator, the text
  std::vector<std::size_t> parts = {};  ///< indexes of its arguments, items or operands
};

struct MetricMath {
  /// Every part stands behind its own parts; the last one is the whole.
  std::vector<MathNode> nodes = {};
  /// Whether all of it was read: no problem in the syntax, and nothing unknown outside of quotes.
  bool complete = false;
  Problems problems = {};
};

MetricMath read_metric_math(std::string_view text);

/// The parts that are a call of one of these functions.
std::vector<const MathNode*> calls_of(const MetricMath& math,
                                      std::initializer_list<std::string_view> functions);

/// What the whole is worth, given what the ids are worth. Adds to `doubts` where a function or an
/// operator is given what the documentation does not list for it.
MathKind kind_of(const MetricMath& math,
                 const std::function<MathKind(std::string_view)>& kind_of_id, Problems& doubts);

}  // namespace sagewatch::language
