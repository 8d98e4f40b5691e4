#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagewatch::iam {

/// The bytes of "QmluYXJ5"; nothing if the text is not base64 with its padding.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sagewatch::iam
