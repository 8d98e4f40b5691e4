#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch::checks {

struct PythonProblem {
  int line;
  std::string message;
};

/// What keeps a text from being Python, as far as its lines show: texts and brackets that are never
/// closed, and indentation that doesn't fit.
std::optional<PythonProblem> python_problem(std::string_view source);

}  // namespace sagewatch::checks
