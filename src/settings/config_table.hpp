#pragma once

#include <string>

#include "settings/resolve.hpp"

namespace sagewatch {

/// Values with commas between them; as a person and `--get` see a setting.
std::string joined(const Values& values);

/// Each setting, its value and where it came from, a line each.
std::string as_table(const Resolved& resolved);

/// The same as a JSON array of {key, value, source}: lists as arrays, null where nothing is set.
std::string as_json(const Resolved& resolved);

}  // namespace sagewatch
