#pragma once

#include <optional>
#include <string_view>

#include "problem.hpp"

namespace sagewatch::language {

/// The first thing in a regular expression that no dialect accepts: parentheses and classes that
/// are not closed, a quantifier with nothing before it, an invalid group name. AWS does not say
/// which dialect it reads.
std::optional<Problem> regular_expression_problem(std::string_view text);

}  // namespace sagewatch::language
