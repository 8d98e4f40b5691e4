#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sagewatch::cfn {

/// The character at the front of a text.
struct CodePoint {
  std::uint32_t code;
  std::size_t length;  ///< in bytes; 0 if it is not well-formed, in which case `code` is the byte
};

/// Of a text that is not empty. Overlong forms, surrogates and what lies beyond U+10FFFF are not
/// well-formed.
CodePoint first_code_point(std::string_view text);

/// True for the bytes of a character that are not its first.
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The offset of the first byte that is not ASCII; npos if all are.
constexpr std::size_t first_beyond_ascii(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
  return at < text.size() ? at : std::string_view::npos;
}

}  // namespace sagewatch::cfn
