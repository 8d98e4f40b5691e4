#include "base/json_fields.hpp"

#include <nlohmann/json.hpp>

namespace sagewatch {

const nlohmann::json* member(const nlohmann::json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(name);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> text_of(const nlohmann::json& json, const char* name) {
  const auto* value = member(json, name);
  if (!value || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

nlohmann::json embedded_json(const std::optional<std::string>& text) {
  const auto shallow = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
    return depth <= 100;
  };
  auto json = nlohmann::json::parse(text.value_or(""), shallow, false);
  return json.is_discarded() ? nlohmann::json() : json;
}

nlohmann::json list_of(const nlohmann::json& json, const char* name) {
  const auto* value = member(json, name);
  if (!value) return nlohmann::json::array();
  if (value->is_array()) return *value;
  return nlohmann::json::array({*value});
}

}  // namespace sagewatch
