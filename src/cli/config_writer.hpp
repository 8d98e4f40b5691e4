#pragma once

#include <optional>
#include <vector>

#include "console/console.hpp"
#include "settings/resolve.hpp"

namespace sagewatch {

/// The settings that flags and answers decided, to be saved in the file.
std::vector<SettingValue> values_to_save(const Resolved& resolved);

/// Writes `changes` to the file, which must be usable, and returns the new content. Writes nothing
/// if nothing changes. On failure, reports it and returns nothing.
std::optional<ConfigFile> keep_settings(Console& console, const ConfigFile& file,
                                        const std::vector<SettingValue>& changes);

}  // namespace sagewatch
