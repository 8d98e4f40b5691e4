#pragma once

#include <string>
#include <string_view>

namespace sagewatch::intrinsics {

/// Base64 as RFC 4648 has it, with padding.
std::string base64_of(std::string_view bytes);

}  // namespace sagewatch::intrinsics
