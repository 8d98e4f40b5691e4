#pragma once

#include <optional>
#include <vector>

#include "console.hpp"
#include "sagewatch/solution/resolve.hpp"

namespace sagewatch::cli {

/// The settings that flags and answers decided: those to be kept in the file.
std::vector<solution::SettingValue> decided_here(const solution::Resolved& resolved);

/// Writes `changes` into the file, which must be usable, and returns what it says then. Writes
/// nothing where nothing changes. Reports what went wrong and returns nothing.
std::optional<solution::ConfigFile> keep(Console& console, const solution::ConfigFile& file,
                                         const std::vector<solution::SettingValue>& changes);

}  // namespace sagewatch::cli
