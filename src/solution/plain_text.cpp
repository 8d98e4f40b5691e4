#include "sagewatch/solution/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "sagewatch/document/utf8.hpp"

namespace sagewatch::solution {
namespace {

using document::continues_character;
using document::first_code_point;

constexpr std::size_t longest_quote = 120;

/// Code points that move the cursor, change the terminal or turn the line around.
bool unsafe(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

std::string escape(std::uint32_t code) {
  switch (code) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
  }
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto [code, length] = first_code_point(text);
    if (length == 0 || unsafe(code)) {
      out += escape(code);
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string printable(std::string_view text) { return cut(plain(text), longest_quote, "..."); }

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

std::string cut(std::string_view text, std::size_t columns, std::string_view mark) {
  if (width(text) <= columns) return std::string(text);
  auto room = columns - std::min(columns, width(mark));
  std::size_t end = 0;
  while (end < text.size() && room > 0) {
    --room;
    ++end;
    while (end < text.size() && continues_character(text[end])) ++end;
  }
  return std::string(text.substr(0, end)) + std::string(mark);
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto taken = width(text);
  return std::string(text) + std::string(columns > taken ? columns - taken : 0, ' ');
}

}  // namespace sagewatch::solution
