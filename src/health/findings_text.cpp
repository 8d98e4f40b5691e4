#include "health/findings_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

struct StatusSign {
  std::string_view word;
  std::string_view one;      ///< after the number 1 in the summary
  std::string_view several;  ///< after any other number
  Tone tone;
};

StatusSign status_sign(FindingStatus status) {
  switch (status) {
    case FindingStatus::fine:
      return {"fine", "ok", "ok", Tone::good};
    case FindingStatus::noted:
      return {"noted", "note", "notes", Tone::faint};
    case FindingStatus::warning:
      return {"warning", "warning", "warnings", Tone::caution};
    case FindingStatus::blocked:
      return {"blocked", "blocking", "blocking", Tone::bad};
    case FindingStatus::unknown:
      break;
  }
  return {"unknown", "not checked", "not checked", Tone::caution};
}

std::string_view glyph_of(FindingStatus status, const Glyphs& glyphs) {
  switch (status) {
    case FindingStatus::fine:
      return glyphs.done;
    case FindingStatus::noted:
      return "-";
    case FindingStatus::warning:
      return "!";
    case FindingStatus::blocked:
      return glyphs.failed;
    case FindingStatus::unknown:
      break;
  }
  return "?";
}

std::string finding_line(const Finding& finding, const Style& style, const Glyphs& glyphs) {
  const auto sign = style(status_sign(finding.status).tone,
                          padded(glyph_of(finding.status, glyphs), width(glyphs.done)));
  auto out = fmt::format("{} {}  {}\n", sign, padded(finding.check, 14),
                         escape_for_terminal(finding.what));
  if (!finding.remedy.empty())
    out += fmt::format("  = help: {}\n", escape_for_terminal(finding.remedy));
  return out;
}

std::string counts_line(std::string_view title, const std::vector<Finding>& findings) {
  std::vector<std::string> parts;
  for (const auto status : {FindingStatus::blocked, FindingStatus::warning, FindingStatus::unknown,
                            FindingStatus::noted, FindingStatus::fine}) {
    const auto count = std::ranges::count(findings, status, &Finding::status);
    const auto sign = status_sign(status);
    if (count > 0)
      parts.push_back(fmt::format("{} {}", count, count == 1 ? sign.one : sign.several));
  }
  return fmt::format("{}: {}\n", title, fmt::join(parts, ", "));
}

}  // namespace

bool has_finding(const std::vector<Finding>& findings, FindingStatus status) {
  return std::ranges::count(findings, status, &Finding::status) > 0;
}

std::string findings_text(std::string_view title, const std::vector<Finding>& findings, bool brief,
                          const Style& style, const Glyphs& glyphs) {
  if (findings.empty()) return fmt::format("{}: nothing to check\n", title);
  std::string out;
  for (const auto& finding : findings) {
    if (brief && finding.status == FindingStatus::fine) continue;
    out += finding_line(finding, style, glyphs);
  }
  return out + counts_line(title, findings);
}

std::string findings_json(const std::vector<std::pair<std::string, std::string>>& facts,
                          const std::vector<Finding>& findings) {
  using Json = nlohmann::ordered_json;
  auto out = Json::object();
  for (const auto& [name, value] : facts) out[name] = value;
  auto list = Json::array();
  for (const auto& [status, check, what, remedy] : findings) {
    list.push_back({{"check", check},
                    {"standing", status_sign(status).word},
                    {"what", what},
                    {"remedy", remedy.empty() ? Json() : Json(remedy)}});
  }
  out["findings"] = list;
  return out.dump(1, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace sagewatch
