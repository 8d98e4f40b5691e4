#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sagewatch::intrinsics {

/// What templates/data/resource-types.yaml knows of a resource type.
struct ResourceType {
  std::string name;
  std::optional<std::string> name_property = {};  ///< that names a resource in account and Region
  std::vector<std::string> replaces = {};         ///< properties that can't change in place
  std::vector<std::string> may_replace = {};      ///< those that sometimes can't
  std::optional<std::string> holds = {};  ///< "its items", where it is lost with the resource
};

/// The type with this name, or null where nothing is known of it.
const ResourceType* find_resource_type(std::string_view name);

}  // namespace sagewatch::intrinsics
