#include "aws_cli/template_references.hpp"

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using Rename = std::function<std::string(std::string_view)>;

/// The function that `value` is, if it is one that can contain references.
std::string_view function_of(const json& value) {
  if (!value.is_object() || value.size() != 1) return "";
  const auto& name = value.begin().key();
  const auto& argument = value.begin().value();
  if (name == "Ref" && argument.is_string()) return "Ref";
  if (name == "Fn::Sub" && argument.is_string()) return "Fn::Sub";
  const bool get = name == "Fn::GetAtt" && argument.is_array() && argument.size() == 2 &&
                   argument[0].is_string() && argument[1].is_string();
  return get ? "Fn::GetAtt" : "";
}

std::string_view id_of(std::string_view reference) {
  return reference.substr(0, reference.find('.'));
}

/// Calls `visit` for each `${…}` of a pattern; its result replaces the logical id.
std::string each_variable(std::string pattern, const Rename& visit) {
  for (auto at = pattern.find("${"); at != std::string::npos; at = pattern.find("${", at + 2)) {
    const auto end = pattern.find('}', at);
    if (end == std::string::npos) break;
    const auto name = pattern.substr(at + 2, end - at - 2);
    if (name.starts_with('!') || name.starts_with("AWS::")) continue;
    pattern.replace(at + 2, id_of(name).size(), visit(name));
  }
  return pattern;
}

/// The pattern of an Fn::Sub with a map of values.
std::string* pattern_with_map(json& value) {
  if (!value.is_object() || value.size() != 1 || value.begin().key() != "Fn::Sub") return nullptr;
  auto& argument = value.begin().value();
  const bool pair = argument.is_array() && !argument.empty() && argument[0].is_string();
  return pair ? argument[0].get_ptr<std::string*>() : nullptr;
}

/// Calls `visit` for each reference below; its result replaces the logical id.
void each_reference(json& value, const Rename& visit) {
  const auto function = function_of(value);
  if (function.empty()) {
    if (!value.is_structured()) return;
    if (auto* pattern = pattern_with_map(value)) *pattern = each_variable(*pattern, visit);
    for (auto& below : value) each_reference(below, visit);
  } else if (function == "Fn::Sub") {
    auto& pattern = value.begin().value();
    pattern = each_variable(pattern.get<std::string>(), visit);
  } else if (function == "Ref") {
    auto& name = value.begin().value();
    if (!name.get_ref<std::string&>().starts_with("AWS::")) name = visit(name.get<std::string>());
  } else {
    auto& pair = value.begin().value();
    pair[0] = visit(pair[0].get<std::string>() + "." + pair[1].get<std::string>());
  }
}

}  // namespace

std::optional<std::string> pattern_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  const auto function = function_of(value);
  if (function.empty()) return std::nullopt;
  const auto& argument = value.begin().value();
  if (function == "Fn::Sub") return argument.get<std::string>();
  if (function == "Ref") return "${" + argument.get<std::string>() + "}";
  return "${" + argument[0].get<std::string>() + "." + argument[1].get<std::string>() + "}";
}

void for_each_reference(const json& value, const std::function<void(std::string_view)>& visit) {
  auto copy = value;
  each_reference(copy, [&](std::string_view reference) {
    visit(reference);
    return std::string(id_of(reference));
  });
}

json with_new_ids(json value, const NewIds& ids) {
  each_reference(value, [&](std::string_view reference) {
    std::string id(id_of(reference));
    const auto found = ids.find(id);
    return found == ids.end() ? id : found->second;
  });
  return value;
}

}  // namespace sagewatch
