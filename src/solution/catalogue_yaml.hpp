#pragma once

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>

#include "sagewatch/solution/event_catalogue.hpp"

/// What the readers of the program's own data in templates/ share.
namespace sagewatch::solution {

/// Throws CatalogueError: "FILE:LINE: MESSAGE".
[[noreturn]] inline void refuse(std::string_view file, const YAML::Mark& mark,
                                std::string_view message) {
  throw CatalogueError(fmt::format("{}:{}: {}", file, mark.line + 1, message));
}

}  // namespace sagewatch::solution
