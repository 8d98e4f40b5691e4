#include "sagewatch/document/utf8.hpp"

namespace sagewatch::document {
namespace {

/// How many bytes a character takes by its first byte; 0 where none can begin so.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool is_surrogate(std::uint32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

/// The smallest code point that needs so many bytes.
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

void append_code_point(std::string& out, std::uint32_t code) {
  const auto continuation = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    continuation(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    continuation(6);
    continuation(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

std::optional<std::size_t> first_broken_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = first_code_point(text.substr(at)).length;
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const bool line_end = c == '\n' || (c == '\r' && text.substr(at + 1, 1) == "\n");
    if ((c < 0x20 && c != '\t' && !line_end) || c == 0x7F) return at;
  }
  return std::nullopt;
}

}  // namespace sagewatch::document
