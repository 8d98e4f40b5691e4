#include "aws_cli/comparable_json.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace sagewatch {
namespace {

using nlohmann::json;

json attribute(const std::string& reference) {
  const auto dot = reference.find('.');
  if (dot == std::string::npos) return {{"Ref", reference}};
  return {{"Fn::GetAtt", {reference.substr(0, dot), reference.substr(dot + 1)}}};
}

json substitution(const std::string& pattern) {
  if (pattern.find("${") == std::string::npos) return pattern;
  const bool only = pattern.starts_with("${") && pattern.find('}') == pattern.size() - 1;
  if (only && !pattern.starts_with("${!")) return attribute(pattern.substr(2, pattern.size() - 3));
  return {{"Fn::Sub", pattern}};
}

/// The canonical form of a function.
json function(json value) {
  if (value.size() != 1) return value;
  const auto& name = value.begin().key();
  const auto& argument = value.begin().value();
  if (!argument.is_string()) return value;
  if (name == "Fn::Sub") return substitution(argument.get<std::string>());
  if (name == "Fn::GetAtt") return attribute(argument.get<std::string>());
  return value;
}

json json_of(const document::Node& node) {
  if (auto text = node.scalar()) return std::move(*text);
  if (const auto* items = node.list()) {
    auto out = json::array();
    for (const auto& item : *items) out.push_back(json_of(item));
    return out;
  }
  if (const auto* object = node.object()) {
    auto out = json::object();
    for (const auto& [key, offset, value] : object->members()) out[key] = json_of(value);
    return out;
  }
  return nullptr;
}

}  // namespace

json comparable(const document::Node& node) { return comparable(json_of(node)); }

json comparable(json value) {
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (value.is_array()) {
    for (auto& item : value) item = comparable(std::move(item));
  } else if (value.is_object()) {
    for (const auto& [key, below] : value.items()) below = comparable(std::move(below));
    const auto after = value.find("DependsOn");
    if (after != value.end() && after->is_string()) *after = json::array({*after});
    return function(std::move(value));
  }
  return value;
}

}  // namespace sagewatch
