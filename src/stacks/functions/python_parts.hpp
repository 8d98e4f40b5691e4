#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// `module` without the functions, classes and constants that neither `main` nor the remaining
/// parts of the module refer to. Both are Python without imports and empty lines; a word in a
/// string counts as a reference. Lines that are not definitions are kept.
std::string needed_parts(std::string_view module, std::string_view main);

}  // namespace sagewatch
