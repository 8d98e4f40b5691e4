#pragma once

#include "settings/config_file.hpp"
#include "settings/yaml_entries.hpp"

namespace sagewatch {

/// The values of `setting` in `entry`, with all problems.
FileSetting read_entry(const ConfigFile& file, const YamlEntry& entry, const Setting& setting);

}  // namespace sagewatch
