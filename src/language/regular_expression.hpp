#pragma once

#include <optional>
#include <string_view>

#include "problem.hpp"

namespace sagewatch::language {

/// The first thing in a regular expression that no dialect accepts: parentheses and classes that
/// are not closed, a quantifier with nothing before it, a name of a group that is none. AWS does
/// not say which dialect it reads.
std::optional<Problem> regular_expression_problem(std::string_view text);

}  // namespace sagewatch::language
