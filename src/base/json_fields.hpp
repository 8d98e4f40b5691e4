#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace sagewatch {

/// Member `name` where `json` is an object that has it with some value other than null.
const nlohmann::json* member(const nlohmann::json& json, const char* name);

/// Member `name` where it is a string.
std::optional<std::string> text_of(const nlohmann::json& json, const char* name);

/// The JSON in a string; null where it is none. What lies deeper than 100 levels is left out.
nlohmann::json embedded_json(const std::optional<std::string>& text);

/// Member `name` as a list: itself, itself alone where it is no list, or nothing.
nlohmann::json list_of(const nlohmann::json& json, const char* name);

}  // namespace sagewatch
