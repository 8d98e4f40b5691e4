#pragma once

#include "operations/progress.hpp"

namespace sagewatch {

/// Lines for what is over, and under them a block that is drawn anew in place: the failures, and
/// `[███████····] 9/14  0:41   Ingester 12s · Dashboard 3s`.
std::unique_ptr<Progress> make_block_progress(Console& console, std::optional<int> total);

}  // namespace sagewatch
