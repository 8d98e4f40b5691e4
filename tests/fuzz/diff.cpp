#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "changes/diff_text.hpp"
#include "operations/declared_template.hpp"

/// Reads arbitrary bytes as two templates, with a NUL between them, and tells how they differ:
/// they don't where they are the same, and do where they aren't.

namespace {

using namespace sagewatch;
using nlohmann::json;

std::optional<json> read(std::string text) {
  cfn::Diagnostics ignored;
  return template_in_text("template", std::move(text), ignored);
}

TemplateDiff diff(const json& before, const json& after) {
  return diff_templates(before, after, "S", [](const std::string&) { return std::string(); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto middle = std::min(text.find('\0'), text.size());
  const auto before = read(text.substr(0, middle));
  const auto after = read(middle < text.size() ? text.substr(middle + 1) : text);
  if (!before || !after) return 0;
  if (!diff(*before, *before).empty()) std::abort();
  const auto found = diff(*before, *after);
  if (found.empty() != (*before == *after)) std::abort();
  diff_text(found, Style(false), glyphs({}));
  diff_json(found);
  return 0;
}
