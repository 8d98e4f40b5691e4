#pragma once

#include <string>

#include "settings/resolve.hpp"

namespace sagewatch {

/// Values separated by commas, as people and `--get` see them.
std::string joined(const Values& values);

/// Each setting with its value and source, one per line.
std::string as_table(const Resolved& resolved);

/// The same as a JSON array of {key, value, source}: lists as arrays, null if nothing is set.
std::string as_json(const Resolved& resolved);

}  // namespace sagewatch
