#pragma once

#include <string>

#include "sagewatch/document/node.hpp"

namespace sagewatch::intrinsics {

/// A Node of a text: a string where all of it is known.
document::Node node_of(cfn::Text text, std::uint32_t offset);

/// The one reference that a value is, where it is wholly unknown.
const cfn::Reference* unknown(const document::Node& node);

/// A scalar's text, known or not; absent for lists, objects and null.
std::optional<cfn::Text> text_of(const document::Node& node);

}  // namespace sagewatch::intrinsics
