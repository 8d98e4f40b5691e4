#pragma once

#include <string>

#include "sagewatch/solution/resolve.hpp"

namespace sagewatch::cli {

/// Values with commas between them; as a person and `--get` see a setting.
std::string joined(const solution::Values& values);

/// Each setting, its value and where it came from, a line each.
std::string as_table(const solution::Resolved& resolved);

/// The same as a JSON array of {key, value, source}: lists as arrays, null where nothing is set.
std::string as_json(const solution::Resolved& resolved);

}  // namespace sagewatch::cli
