#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// `value` as a YAML scalar that every reader takes for this text: in quotes where it would else be
/// a number, a word with a meaning, or syntax.
std::string yaml_scalar(std::string_view value);

}  // namespace sagewatch
