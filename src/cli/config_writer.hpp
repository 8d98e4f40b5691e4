#pragma once

#include <optional>
#include <vector>

#include "console/console.hpp"
#include "settings/resolve.hpp"

namespace sagewatch {

/// The settings that flags and answers decided: those to be kept in the file.
std::vector<SettingValue> decided_here(const Resolved& resolved);

/// Writes `changes` into the file, which must be usable, and returns what it says then. Writes
/// nothing where nothing changes. Reports what went wrong and returns nothing.
std::optional<ConfigFile> keep_settings(Console& console, const ConfigFile& file,
                                        const std::vector<SettingValue>& changes);

}  // namespace sagewatch
