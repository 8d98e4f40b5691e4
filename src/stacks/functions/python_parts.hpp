#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// `module` without the functions, classes and constants that neither `main` nor what of the module
/// stays speaks of. Both are Python without imports and empty lines; a word in a text counts too.
/// What is no definition stays.
std::string needed_parts(std::string_view module, std::string_view main);

}  // namespace sagewatch
