#pragma once

#include <string_view>

namespace sagewatch {

inline constexpr std::string_view version = "0.1.0";

}  // namespace sagewatch
