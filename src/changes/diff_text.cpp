#include "changes/diff_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/plain_text.hpp"
#include "changes/changes_text.hpp"
#include "changes/property_text.hpp"

namespace sagewatch {
namespace {

std::string entry_text(const EntryChange& entry, const Style& style, const Glyphs& glyphs) {
  const auto tone = entry.action == Action::add      ? Tone::good
                    : entry.action == Action::remove ? Tone::bad
                                                     : Tone::caution;
  const auto* sign = entry.action == Action::add ? "+" : entry.action == Action::remove ? "-" : "~";
  auto out = fmt::format("  {} {}\n", style(tone, sign),
                         escape_for_terminal(entry.id.empty() ? entry.section : entry.id));
  if (entry.action != Action::modify) return out;
  for (const auto& property : entry.properties) out += property_text(property, glyphs);
  return out;
}

/// "parameters"; sections without named entries are "the template".
std::string title_of(const EntryChange& entry) {
  if (entry.id.empty()) return "template";
  auto title = escape_for_terminal(entry.section);
  std::ranges::transform(title, title.begin(), [](unsigned char c) { return std::tolower(c); });
  return title;
}

std::string entries_text(const std::vector<EntryChange>& entries, const Style& style,
                         const Glyphs& glyphs) {
  std::string out;
  std::string lines;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    lines += entry_text(entries[i], style, glyphs);
    const auto title = title_of(entries[i]);
    if (i + 1 < entries.size() && title_of(entries[i + 1]) == title) continue;
    out += titled(title, lines, style);
    lines.clear();
  }
  return out;
}

std::string refused_text(const cfn::Diagnostics& refusals, const Style& style) {
  std::string out;
  for (const auto& refusal : refusals) {
    out += fmt::format("  {} {}\n", style(Tone::bad, "!"), escape_for_terminal(refusal.message));
  }
  return out;
}

std::string unknown_text(const std::vector<std::string>& types, const Style& style) {
  std::string out;
  for (const auto& type : types) {
    out += fmt::format("  {} {}\n", style(Tone::caution, "?"), escape_for_terminal(type));
  }
  return out;
}

}  // namespace

std::string diff_text(const TemplateDiff& diff, const Style& style, const Glyphs& glyphs) {
  if (diff.empty()) return "no differences\n";
  auto out = titled("refused", refused_text(diff.refused, style), style) +
             change_sections(diff.resources, diff.access, style, glyphs) +
             entries_text(diff.others, style, glyphs) +
             titled("unknown which changes replace resources",
                    unknown_text(diff.unknown_types, style), style) +
             counts_text(count(diff.resources));
  if (!diff.others.empty()) out += fmt::format("; {} outside the resources", diff.others.size());
  return out + '\n';
}

}  // namespace sagewatch
