#pragma once

#include <variant>

#include "sagewatch/iam/policy.hpp"

namespace sagewatch::iam {

/// The JSON in a text with unknown parts: they become references in the value again, and must be
/// inside its strings.
std::variant<document::Node, NoPolicy> read_embedded(const cfn::Text& text);

}  // namespace sagewatch::iam
