#pragma once

#include "settings/config_file.hpp"
#include "settings/yaml_entries.hpp"

namespace sagewatch {

/// What `entry` says of `setting`, with everything that is wrong about it.
FileSetting read_entry(const ConfigFile& file, const YamlEntry& entry, const Setting& setting);

}  // namespace sagewatch
