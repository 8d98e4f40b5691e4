#pragma once

#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::intrinsics {

/// A Node with this text: a string if all of it is known.
document::Node node_of(cfn::Text text, std::uint32_t offset);

/// The reference that a value consists of, if it is entirely unknown.
const cfn::Reference* unknown(const document::Node& node);

/// The text of a scalar, known or not; absent for lists, objects and null.
std::optional<cfn::Text> text_of(const document::Node& node);

}  // namespace sagewatch::intrinsics
