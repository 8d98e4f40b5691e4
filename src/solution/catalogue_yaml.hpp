#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>

#include "sagewatch/solution/event_catalogue.hpp"

/// What the readers of the program's own data in templates/ share.
namespace sagewatch::solution {

/// Throws CatalogueError: "FILE:LINE: MESSAGE".
[[noreturn]] void refuse(std::string_view file, const YAML::Mark& mark, std::string_view message);

/// A text that is not empty.
std::string scalar_of(std::string_view file, const YAML::Node& node);

/// The list that stands under `key` at the top of a file.
YAML::Node list_of(std::string_view file, const YAML::Node& top, const std::string& key);

}  // namespace sagewatch::solution
