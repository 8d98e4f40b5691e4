#include "changes/property_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

constexpr std::size_t widest_value = 40;
/// The context that is shown before the first difference of long values.
constexpr std::size_t lead = 10;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The number of leading bytes of both that can be omitted.
std::size_t needless(const std::string& before, const std::string& after) {
  const auto longest = std::max(width(before), width(after));
  const auto differ = std::ranges::mismatch(before, after);
  const auto paired_by_similarity = static_cast<std::size_t>(differ.in1 - before.begin());
  if (longest <= widest_value || paired_by_similarity < widest_value - lead) return 0;
  auto from = paired_by_similarity - lead;
  while (from > 0 && from < before.size() && continues_character(before[from])) --from;
  return from;
}

std::string shown_value(const std::optional<std::string>& text, std::size_t from,
                        std::string_view more) {
  if (!text) return "(none)";
  if (*text == "{{changeSet:KNOWN_AFTER_APPLY}}") return "(known after deployment)";
  const auto shown = escape_for_terminal(*text);
  const auto rest = from == 0 ? shown : std::string(more) + shown.substr(from);
  return cut(rest, widest_value, more);
}

std::string values_text(const PropertyChange& property, const Glyphs& glyphs) {
  const bool both = property.before && property.after;
  const auto from =
      both ? needless(escape_for_terminal(*property.before), escape_for_terminal(*property.after))
           : 0;
  return fmt::format("{} {} {}", shown_value(property.before, from, glyphs.more), glyphs.arrow,
                     shown_value(property.after, from, glyphs.more));
}

}  // namespace

std::string property_text(const PropertyChange& property, const Glyphs& glyphs) {
  auto out = fmt::format("    {} {}", glyphs.branch, escape_for_terminal(property.path));
  if (!property.path.empty()) out += "  ";
  if (property.before || property.after) {
    out += values_text(property, glyphs);
  } else if (property.cause) {
    out += fmt::format("follows {}", escape_for_terminal(*property.cause));
  }
  out.erase(out.find_last_not_of(' ') + 1);
  if (property.replaces == Replacement::yes) out += "  (requires replacement)";
  if (property.replaces == Replacement::maybe) out += "  (may require replacement)";
  return out + '\n';
}

}  // namespace sagewatch
