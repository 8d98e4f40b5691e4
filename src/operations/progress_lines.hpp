#pragma once

#include "operations/progress.hpp"

namespace sagewatch {

/// One line for each event that matters; after 30 seconds of silence what is still in progress.
std::unique_ptr<Progress> make_lines_progress(Console& console);

/// Failures only.
std::unique_ptr<Progress> make_errors_progress(Console& console);

}  // namespace sagewatch
