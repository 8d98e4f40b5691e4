#pragma once

#include <string>

#include "cli/scripts/script.hpp"

namespace sagewatch {

/// What `--help` of the script prints.
std::string help_of(const Script& script);

}  // namespace sagewatch
