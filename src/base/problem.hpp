#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch {

/// Why a value is refused. `must` completes the sentence "'KEY' must …, got 'VALUE'".
struct Problem {
  std::string must;
  std::string hint;
};

/// Returns what is wrong with a value, or nothing.
using Check = std::optional<Problem> (*)(std::string_view value);

}  // namespace sagewatch
