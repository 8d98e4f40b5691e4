#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch::checks {

struct PythonProblem {
  int line;
  std::string message;
};

/// Why a text is not Python, as far as its lines show: strings and brackets that are never closed,
/// and inconsistent indentation.
std::optional<PythonProblem> python_problem(std::string_view source);

}  // namespace sagewatch::checks
