#include "sagewatch/document/json_text.hpp"

#include <array>
#include <cstdint>

#include "sagewatch/document/utf8.hpp"

namespace sagewatch::document {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The four digits after `\u`, of which `at` is the first.
std::uint32_t hex4(std::string_view text, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    out = out * 16 + static_cast<std::uint32_t>(hex_digit(text[at + i]));
  }
  return out;
}

/// Decodes `\uXXXX`, and the low surrogate after a high one; `at` is at the backslash.
void decode_unicode(std::string_view inside, std::size_t& at, std::string& out) {
  auto c = hex4(inside, at + 2);
  at += 6;
  if (c >= 0xD800 && c < 0xDC00 && inside.substr(at).starts_with("\\u")) {
    const auto low = hex4(inside, at + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
      at += 6;
    }
  }
  append_code_point(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
}

char unescaped(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

/// A range of lead bytes, their length, and what the second byte may be (Unicode, table 3-7).
struct Lead {
  unsigned char first;
  unsigned char last;
  std::size_t length;
  unsigned char second_first;
  unsigned char second_last;
};

constexpr std::array<Lead, 8> leads{{{0xC2, 0xDF, 2, 0x80, 0xBF},
                                     {0xE0, 0xE0, 3, 0xA0, 0xBF},
                                     {0xE1, 0xEC, 3, 0x80, 0xBF},
                                     {0xED, 0xED, 3, 0x80, 0x9F},
                                     {0xEE, 0xEF, 3, 0x80, 0xBF},
                                     {0xF0, 0xF0, 4, 0x90, 0xBF},
                                     {0xF1, 0xF3, 4, 0x80, 0xBF},
                                     {0xF4, 0xF4, 4, 0x80, 0x8F}}};

}  // namespace

bool skip_json_escape(std::string_view json, std::size_t& at) {
  if (at + 1 >= json.size()) return false;
  if (json[at + 1] != 'u') {
    if (std::string_view(R"("\/bfnrt)").find(json[at + 1]) == std::string_view::npos) return false;
    at += 2;
    return true;
  }
  if (at + 6 > json.size()) return false;
  for (std::size_t i = 2; i < 6; ++i) {
    if (hex_digit(json[at + i]) < 0) return false;
  }
  at += 6;
  return true;
}

bool skip_utf8(std::string_view json, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(json[at + i]); };
  for (const auto& lead : leads) {
    if (byte(0) < lead.first || byte(0) > lead.last) continue;
    if (at + lead.length > json.size()) return false;
    if (byte(1) < lead.second_first || byte(1) > lead.second_last) return false;
    for (std::size_t i = 2; i < lead.length; ++i) {
      if (!is_continuation(json[at + i])) return false;
    }
    at += lead.length;
    return true;
  }
  return false;
}

std::string decode_json_text(std::string_view inside) {
  std::string out;
  out.reserve(inside.size());
  for (std::size_t at = 0; at < inside.size();) {
    if (inside[at] != '\\') {
      out += inside[at++];
    } else if (inside[at + 1] == 'u') {
      decode_unicode(inside, at, out);
    } else {
      out += unescaped(inside[at + 1]);
      at += 2;
    }
  }
  return out;
}

std::string compact_json(std::string_view json) {
  std::string out;
  bool quoted_part = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (quoted_part && json[i] == '\\') {
      out += json[i++];
    } else if (json[i] == '"') {
      quoted_part = !quoted_part;
    } else if (!quoted_part &&
               std::string_view(" \n\r\t").find(json[i]) != std::string_view::npos) {
      continue;
    }
    out += json[i];
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 0xFU];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace sagewatch::document
