#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sagewatch/cfn/utf8.hpp"

namespace sagewatch::document {

using cfn::CodePoint;
using cfn::continues_character;
using cfn::first_code_point;

/// Appends a code point, which must be one, as UTF-8.
void append_code_point(std::string& out, std::uint32_t code);

/// The offset of the first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> first_broken_utf8(std::string_view text);

/// The offset of the first control character that is neither a tab nor the end of a line.
std::optional<std::size_t> first_control(std::string_view text);

}  // namespace sagewatch::document
