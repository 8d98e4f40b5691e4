#include "base/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "sagewatch/document/utf8.hpp"

namespace sagewatch {
namespace {

using document::continues_character;
using document::first_code_point;

constexpr std::size_t longest_quote = 120;

struct CodePoints {
  std::uint32_t first;
  std::uint32_t last;
};

/// Code points that move the cursor, change the terminal, reverse the line or are invisible, so
/// that two names look alike: Unicode's categories Cc and Cf and its Default_Ignorable_Code_Point.
constexpr std::array unsafe_ranges{
    CodePoints{0x00, 0x1F},       CodePoints{0x7F, 0x9F},      CodePoints{0xAD, 0xAD},
    CodePoints{0x34F, 0x34F},     CodePoints{0x600, 0x605},    CodePoints{0x61C, 0x61C},
    CodePoints{0x6DD, 0x6DD},     CodePoints{0x70F, 0x70F},    CodePoints{0x115F, 0x1160},
    CodePoints{0x17B4, 0x17B5},   CodePoints{0x180B, 0x180F},  CodePoints{0x200B, 0x200F},
    CodePoints{0x2028, 0x202E},   CodePoints{0x2060, 0x206F},  CodePoints{0x2800, 0x2800},
    CodePoints{0x3164, 0x3164},   CodePoints{0xFE00, 0xFE0F},  CodePoints{0xFEFF, 0xFEFF},
    CodePoints{0xFFA0, 0xFFA0},   CodePoints{0xFFF0, 0xFFFB},  CodePoints{0x1BCA0, 0x1BCA3},
    CodePoints{0x1D173, 0x1D17A}, CodePoints{0xE0000, 0xE0FFF}};

bool unsafe(std::uint32_t code) {
  return std::ranges::any_of(unsafe_ranges, [&](const CodePoints& range) {
    return code >= range.first && code <= range.last;
  });
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

std::string escape_for_terminal(std::string_view text) {
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

std::string printable(std::string_view text) {
  return cut(escape_for_terminal(text), longest_quote, "...");
}

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

}  // namespace sagewatch
