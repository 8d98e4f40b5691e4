#pragma once

#include <cstddef>

#include "sagewatch/document/node.hpp"

namespace sagewatch::intrinsics {

/// The approximate size of a copy of `node` in bytes.
std::size_t cost_of(const document::Node& node);

}  // namespace sagewatch::intrinsics
