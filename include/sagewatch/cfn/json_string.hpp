#pragma once

#include <string>
#include <string_view>

namespace sagewatch::cfn {

/// Appends `text`, which is UTF-8, as it stands between the quotes of a JSON string.
void append_escaped(std::string& out, std::string_view text);

/// Appends `text` as a JSON string.
void append_quoted(std::string& out, std::string_view text);

/// `text` as a JSON string, quotes included.
std::string quoted(std::string_view text);

}  // namespace sagewatch::cfn
