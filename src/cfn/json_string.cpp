#include "sagewatch/cfn/json_string.hpp"

#include <algorithm>

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

}  // namespace sagewatch::cfn
