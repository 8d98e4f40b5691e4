#include "console/glyphs.hpp"

#include <algorithm>
#include <array>

namespace sagewatch {
namespace {

constexpr Glyphs unicode{.done = "✓",
                         .failed = "✗",
                         .arrow = "→",
                         .branch = "└─",
                         .bar_full = "█",
                         .bar_empty = "·",
                         .between = " · ",
                         .more = "…"};

constexpr Glyphs ascii{.done = "ok",
                       .failed = "x",
                       .arrow = "->",
                       .branch = "`-",
                       .bar_full = "#",
                       .bar_empty = ".",
                       .between = ", ",
                       .more = "..."};

bool names_utf8(std::string_view locale) {
  static constexpr std::array<std::string_view, 4> forms{"UTF-8", "utf-8", "UTF8", "utf8"};
  return std::ranges::any_of(
      forms, [&](auto form) { return locale.find(form) != std::string_view::npos; });
}

}  // namespace

const Glyphs& glyphs(const Environment& environment) {
  for (const std::string_view name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto found = environment.find(name);
    if (found == environment.end() || found->second.empty()) continue;
    return names_utf8(found->second) ? unicode : ascii;
  }
  return ascii;
}

}  // namespace sagewatch
