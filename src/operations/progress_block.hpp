#pragma once

#include "operations/progress.hpp"

namespace sagewatch {

/// Lines for finished changes, and below them a block that is redrawn in place: the failures, and
/// `[███████····] 9/14  0:41   Ingester 12s · Dashboard 3s`.
std::unique_ptr<Progress> make_block_progress(Console& console, std::optional<int> total);

}  // namespace sagewatch
