#include "sagewatch/cfn/utf8.hpp"

namespace sagewatch::cfn {
namespace {

/// The number of bytes of a character by its first byte; 0 if no character begins with it.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool is_surrogate(std::uint32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

/// The smallest code point that needs that many bytes.
std::uint32_t least(std::size_t length) {
  if (length == 4) return 0x10000;
  return length == 3 ? 0x800 : 0;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const CodePoint broken{.code = lead, .length = 0};
  const auto length = sequence_length(lead);
  if (length == 0 || length > text.size()) return broken;
  if (length == 1) return {.code = lead, .length = 1};
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (const char c : text.substr(1, length - 1)) {
    if (!continues_character(c)) return broken;
    code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  }
  const bool right = code >= least(length) && code <= 0x10FFFF && !is_surrogate(code);
  return right ? CodePoint{.code = code, .length = length} : broken;
}

}  // namespace sagewatch::cfn
