#include "sagewatch/cfn/json_string.hpp"

#include <algorithm>

#include "sagewatch/cfn/utf8.hpp"

namespace sagewatch::cfn {
namespace {

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U; }

void append_escape(std::string& out, char c) {
  constexpr std::string_view characters = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr std::string_view hex = "0123456789abcdef";
  if (const auto at = characters.find(c); at != std::string_view::npos) {
    (out += '\\') += letters[at];
  } else {
    const auto code = static_cast<unsigned char>(c);
    ((out += "\\u00") += hex[code >> 4U]) += hex[code & 0xFU];
  }
}

/// A UTF-16 code unit as `\uXXXX`.
void append_unit(std::string& out, std::uint32_t unit) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += "\\u";
  for (const auto shift : {12U, 8U, 4U, 0U}) out += hex[(unit >> shift) & 0xFU];
}

void append_units(std::string& out, std::uint32_t code) {
  constexpr std::uint32_t first_beyond = 0x10000;
  if (code < first_beyond) return append_unit(out, code);
  append_unit(out, 0xD800U + ((code - first_beyond) >> 10U));
  append_unit(out, 0xDC00U + ((code - first_beyond) & 0x3FFU));
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  while (true) {
    const auto* const found = std::ranges::find_if(text, needs_escape);
    const auto plain = static_cast<std::size_t>(found - text.begin());
    out += text.substr(0, plain);
    if (plain == text.size()) return;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text);
  out += '"';
}

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

std::string in_ascii(std::string_view json) {
  constexpr std::uint32_t replacement_character = 0xFFFD;
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    const auto plain = std::min(first_beyond_ascii(json), json.size());
    out += json.substr(0, plain);
    json.remove_prefix(plain);
    if (json.empty()) break;
    const auto [code, length] = first_code_point(json);
    append_units(out, length == 0 ? replacement_character : code);
    json.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

}  // namespace sagewatch::cfn
