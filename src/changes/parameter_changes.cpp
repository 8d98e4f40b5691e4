#include "changes/parameter_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

using ValuesByName = std::unordered_map<std::string, std::string>;

/// Reads the list "Parameters", ignoring entries without a name.
std::vector<ParameterChange> listed(const json& described) {
  std::vector<ParameterChange> out;
  for (const auto& parameter : list_of(described, "Parameters")) {
    if (auto key = text_of(parameter, "ParameterKey")) {
      out.push_back({.name = std::move(*key), .after = text_of(parameter, "ParameterValue")});
    }
  }
  return out;
}

std::string change_text(const ParameterChange& change, const Glyphs& glyphs) {
  const auto before = escape_for_terminal(change.before.value_or(""));
  auto after = escape_for_terminal(change.after.value_or(""));
  if (!change.before) return after;
  return change.after ? fmt::format("{} {} {}", before, glyphs.arrow, after) : before;
}

const char* sign_of(const ParameterChange& change) {
  if (!change.before) return "+";
  return change.after ? "~" : "-";
}

}  // namespace

std::optional<std::vector<ParameterChange>> parameter_changes(const json& change_set,
                                                              const json& deployed,
                                                              cfn::Diagnostics& diagnostics) {
  const auto* stacks = member(deployed, "Stacks");
  if (!stacks || !stacks->is_array()) {
    diagnostics.push_back(
        {.id = "E0312",
         .message = "this is not the output of describe-stacks: it has no list 'Stacks'",
         .hint = "pass --deployed the output of 'aws cloudformation describe-stacks --stack-name "
                 "NAME --output json'"});
    return std::nullopt;
  }
  const auto before = stacks->empty() ? std::vector<ParameterChange>{} : listed(stacks->front());
  ValuesByName values;
  for (const auto& [name, none, value] : before) values.emplace(name, value.value_or(""));
  std::vector<ParameterChange> out;
  for (auto& change : listed(change_set)) {
    const auto known = values.find(change.name);
    if (known != values.end()) change.before = known->second;
    if (change.before != change.after) out.push_back(change);
    if (known != values.end()) values.erase(known);
  }
  for (const auto& [name, none, value] : before) {
    if (values.contains(name)) out.push_back({.name = name, .before = value});
  }
  return out;
}

std::string parameters_text(const std::vector<ParameterChange>& changes, const Glyphs& glyphs) {
  std::size_t widest = 0;
  for (const auto& change : changes) {
    widest = std::max(widest, width(escape_for_terminal(change.name)));
  }
  std::string out;
  for (const auto& change : changes) {
    out +=
        fmt::format("  {} {}  {}\n", sign_of(change),
                    padded(escape_for_terminal(change.name), widest), change_text(change, glyphs));
  }
  return out;
}

}  // namespace sagewatch
