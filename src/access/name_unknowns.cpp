#include "access/name_unknowns.hpp"

#include <nlohmann/json.hpp>

#include "access/policy_text.hpp"
#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;

/// `${Bus.Arn}` and `${Bus}` become Bus; pseudo parameters such as `${AWS::Region}` stay.
std::string with_logical_ids(std::string pattern) {
  for (auto at = pattern.find("${"); at != std::string::npos; at = pattern.find("${", at + 1)) {
    const auto end = pattern.find('}', at);
    if (end == std::string::npos) break;
    const auto name = pattern.substr(at + 2, end - at - 2);
    if (name.starts_with("AWS::") || name.starts_with("!")) continue;
    pattern.replace(at, end - at + 1, name.substr(0, name.find('.')));
  }
  return pattern;
}

/// What an intrinsic function refers to, for people.
std::optional<std::string> referent(const json& intrinsic) {
  if (!intrinsic.is_object() || intrinsic.size() != 1) return std::nullopt;
  if (auto name = text_of(intrinsic, "Ref")) return name;
  if (auto pattern = text_of(intrinsic, "Fn::Sub")) return with_logical_ids(std::move(*pattern));
  const auto* attribute = member(intrinsic, "Fn::GetAtt");
  if (!attribute || !attribute->is_array() || attribute->empty()) return std::nullopt;
  const auto& owner = attribute->front();
  return owner.is_string() ? std::optional(owner.get<std::string>()) : std::nullopt;
}

/// Walks the values of a change and those of the template in parallel.
void name_below(json& value, const json& meant) {
  if (value.is_string()) {
    const bool unknown = value.get_ref<std::string&>().find(known_after_apply) != std::string::npos;
    if (auto name = unknown ? referent(meant) : std::nullopt) value = std::move(*name);
  } else if (value.is_object() && meant.is_object()) {
    for (const auto& [key, below] : value.items()) {
      if (const auto* same = member(meant, key.c_str())) name_below(below, *same);
    }
  } else if (value.is_array() && meant.is_array() && value.size() == meant.size()) {
    for (std::size_t i = 0; i < value.size(); ++i) name_below(value[i], meant[i]);
  }
}

}  // namespace

void name_unknowns(ChangeSet& set, const json& stack_template) {
  const auto* resources = member(stack_template, "Resources");
  if (!resources) return;
  for (auto& change : set.changes) {
    const auto* declared = member(*resources, change.logical_id.c_str());
    auto after = embedded_json(change.after);
    if (!declared || !after.is_object()) continue;
    name_below(after, *declared);
    change.after = after.dump(-1, ' ', false, json::error_handler_t::replace);
  }
}

}  // namespace sagewatch
