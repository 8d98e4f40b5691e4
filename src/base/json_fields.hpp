#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace sagewatch {

/// Member `name` if `json` is an object that has it with a value other than null.
const nlohmann::json* member(const nlohmann::json& json, const char* name);

/// Member `name` if it is a string.
std::optional<std::string> text_of(const nlohmann::json& json, const char* name);

/// The JSON in a string; null if there is none. Levels below the 100th are omitted.
nlohmann::json embedded_json(const std::optional<std::string>& text);

/// Member `name` as a list: itself if it is one, a list of it alone if it isn't, or empty.
nlohmann::json list_of(const nlohmann::json& json, const char* name);

}  // namespace sagewatch
