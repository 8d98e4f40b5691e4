#pragma once

#include "sagewatch/solution/config_file.hpp"
#include "yaml_entries.hpp"

namespace sagewatch::solution {

/// What `entry` says of `setting`, with everything that is wrong about it.
FileSetting read_entry(const ConfigFile& file, const YamlEntry& entry, const Setting& setting);

}  // namespace sagewatch::solution
