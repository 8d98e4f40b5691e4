#pragma once

#include <variant>

#include "sagewatch/iam/policy.hpp"

namespace sagewatch::iam {

/// The JSON that stands in a text of which some parts may not be known: they are references again
/// in the value, and must lie inside of its strings.
std::variant<document::Node, NoPolicy> read_embedded(const cfn::Text& text);

}  // namespace sagewatch::iam
