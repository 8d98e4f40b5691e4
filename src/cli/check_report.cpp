#include "cli/check_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/version.hpp"
#include "sagewatch/checks/check.hpp"

namespace sagewatch {
namespace {

using Json = nlohmann::ordered_json;

const char* severity_word(cfn::Severity severity) {
  return severity == cfn::Severity::error ? "error" : "warning";
}

Json diagnostic_json(const cfn::Diagnostic& diagnostic) {
  Json out{{"severity", severity_word(diagnostic.severity)},
           {"id", diagnostic.id},
           {"message", diagnostic.message}};
  if (!diagnostic.hint.empty()) out["hint"] = diagnostic.hint;
  if (!diagnostic.path.empty()) out["path"] = diagnostic.path;
  if (const auto& place = diagnostic.place) {
    out["file"] = place->file;
    out["line"] = place->line;
    out["column"] = place->column;
  }
  return out;
}

std::size_t count_of(const cfn::Diagnostics& diagnostics, cfn::Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count(diagnostics, severity, &cfn::Diagnostic::severity));
}

/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// A relative URI of a file: special characters in the path are percent-encoded.
std::string uri_of(const std::string& file) {
  constexpr std::string_view plain = "-._~/";
  std::string out;
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

Json sarif_location(const cfn::Diagnostic& diagnostic) {
  Json out;
  if (const auto& place = diagnostic.place) {
    out["physicalLocation"] = {
        {"artifactLocation", {{"uri", uri_of(place->file)}}},
        {"region", {{"startLine", place->line}, {"startColumn", place->column}}}};
  }
  if (!diagnostic.path.empty()) {
    out["logicalLocations"] = Json::array({{{"fullyQualifiedName", diagnostic.path}}});
  }
  return out;
}

Json sarif_result(const cfn::Diagnostic& diagnostic) {
  const auto text =
      diagnostic.hint.empty() ? diagnostic.message : diagnostic.message + "; " + diagnostic.hint;
  Json out{{"ruleId", diagnostic.id},
           {"level", severity_word(diagnostic.severity)},
           {"message", {{"text", text}}}};
  const auto location = sarif_location(diagnostic);
  if (!location.is_null()) out["locations"] = Json::array({location});
  return out;
}

/// The problems that reading a template finds are no checks; their messages say what they are.
void add_rules_of_problems(Json& rules, const cfn::Diagnostics& diagnostics) {
  std::set<std::string> ids;
  for (const auto& diagnostic : diagnostics) {
    if (checks::find_check(diagnostic.id) != nullptr || !ids.insert(diagnostic.id).second) continue;
    rules.push_back({{"id", diagnostic.id},
                     {"shortDescription", {{"text", diagnostic.message}}},
                     {"help", {{"text", diagnostic.hint}}},
                     {"defaultConfiguration", {{"level", severity_word(diagnostic.severity)}}}});
  }
}

Json sarif_rules(const cfn::Diagnostics& diagnostics) {
  auto out = Json::array();
  for (const auto* check : checks::checks()) {
    out.push_back({{"id", check->id},
                   {"shortDescription", {{"text", check->title}}},
                   {"fullDescription", {{"text", check->why}}},
                   {"help", {{"text", check->fix}}},
                   {"defaultConfiguration", {{"level", severity_word(check->severity())}}}});
  }
  add_rules_of_problems(out, diagnostics);
  return out;
}

}  // namespace

std::string check_summary(const checks::Result& result, std::size_t templates) {
  return fmt::format("{}: {}, {}, {} suppressed\n", counted(templates, "template"),
                     counted(count_of(result.diagnostics, cfn::Severity::error), "error"),
                     counted(count_of(result.diagnostics, cfn::Severity::warning), "warning"),
                     result.suppressed.size());
}

std::string check_json(const checks::Result& result, std::size_t templates) {
  auto diagnostics = Json::array();
  for (const auto& diagnostic : result.diagnostics) {
    diagnostics.push_back(diagnostic_json(diagnostic));
  }
  auto suppressed = Json::array();
  for (const auto& [diagnostic, reason] : result.suppressed) {
    suppressed.push_back(diagnostic_json(diagnostic));
    suppressed.back()["reason"] = reason;
  }
  const Json out{{"templates", templates},
                 {"errors", count_of(result.diagnostics, cfn::Severity::error)},
                 {"warnings", count_of(result.diagnostics, cfn::Severity::warning)},
                 {"diagnostics", diagnostics},
                 {"suppressed", suppressed}};
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string check_sarif(const checks::Result& result) {
  auto results = Json::array();
  for (const auto& diagnostic : result.diagnostics) results.push_back(sarif_result(diagnostic));
  for (const auto& [diagnostic, reason] : result.suppressed) {
    results.push_back(sarif_result(diagnostic));
    results.back()["suppressions"] =
        Json::array({{{"kind", "inSource"}, {"justification", reason}}});
  }
  const Json driver{
      {"name", "sagewatch"}, {"version", version}, {"rules", sarif_rules(result.diagnostics)}};
  const Json run{
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  const Json out{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string check_list_json() {
  auto out = Json::array();
  for (const auto* check : checks::checks()) {
    out.push_back({{"id", check->id},
                   {"severity", severity_word(check->severity())},
                   {"refused", check->refused()},
                   {"title", check->title},
                   {"why", check->why},
                   {"fix", check->fix},
                   {"source", check->source}});
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sagewatch
