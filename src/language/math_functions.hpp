#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "metric_math.hpp"

namespace sagewatch::language {

/// What a function of metric math takes and returns.
struct MathFunction {
  enum class Result {
    unknown,
    scalar,
    series,
    several,
    same,     ///< what its first argument is
    reduced,  ///< a number of one series, one series of several
  };

  std::string_view name;
  std::size_t least;
  std::size_t most;
  /// The kinds that each argument may have, a letter each: n number, s series, a array of series,
  /// t text, w word; "*" for any. The last one also holds for those behind it.
  std::vector<std::string_view> arguments;
  Result result;
};

/// Null where metric math has no such function.
const MathFunction* find_math_function(std::string_view name);

/// The words that functions are given, beside true and false.
std::span<const std::string_view> math_words();

/// Whether an argument of this kind is among those of `kinds`.
bool accepts(std::string_view kinds, MathKind kind);

}  // namespace sagewatch::language
