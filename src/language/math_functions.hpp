#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "metric_math.hpp"

namespace sagewatch::language {

/// The arguments and the result of a metric math function.
struct MathFunction {
  enum class Result {
    unknown,
    scalar,
    series,
    several,
    same,     ///< same kind as its first argument
    reduced,  ///< a number for one series, one series for several
  };

  std::string_view name;
  std::size_t least;
  std::size_t most;
  /// The allowed kinds of each argument, one letter each: n number, s series, a array of series, t
  /// text, w word; "*" for any. The last one also applies to further arguments.
  std::vector<std::string_view> arguments;
  Result result;
};

/// Null if metric math has no such function.
const MathFunction* find_math_function(std::string_view name);

/// The words that functions accept, besides true and false.
std::span<const std::string_view> math_words();

/// Whether an argument of this kind is among those of `kinds`.
bool accepts(std::string_view kinds, MathKind kind);

}  // namespace sagewatch::language
