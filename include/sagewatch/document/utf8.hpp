#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sagewatch::document {

/// The character at the front of a text.
struct CodePoint {
  std::uint32_t code;
  std::size_t length;  ///< in bytes; 0 where it is not well-formed: then `code` is the byte
};

/// Of a text that is not empty. Overlong forms, surrogates and what lies beyond U+10FFFF are not
/// well-formed.
CodePoint first_code_point(std::string_view text);

/// Appends a code point, which must be one, as UTF-8.
void append_code_point(std::string& out, std::uint32_t code);

/// The offset of the first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> first_broken_utf8(std::string_view text);

/// The offset of the first control character that is neither a tab nor the end of a line.
std::optional<std::size_t> first_control(std::string_view text);

/// True for the bytes of a character that are not its first.
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace sagewatch::document
