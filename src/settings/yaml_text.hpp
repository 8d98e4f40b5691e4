#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// `value` as a YAML scalar that every reader understands as this string: in quotes if it would
/// otherwise be a number, a keyword or syntax.
std::string yaml_scalar(std::string_view value);

}  // namespace sagewatch
