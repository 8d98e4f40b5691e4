#pragma once

#include <cstddef>

#include "sagewatch/document/node.hpp"

namespace sagewatch::intrinsics {

/// About how many bytes a copy of `node` takes.
std::size_t cost_of(const document::Node& node);

}  // namespace sagewatch::intrinsics
