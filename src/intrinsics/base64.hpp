#pragma once

#include <string>
#include <string_view>

namespace sagewatch::intrinsics {

/// Base64 with padding (RFC 4648).
std::string base64_of(std::string_view bytes);

}  // namespace sagewatch::intrinsics
