#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sagewatch::intrinsics {

/// The entry of templates/data/resource-types.yaml for a resource type.
struct ResourceType {
  std::string name;
  std::optional<std::string> name_property =
      {};                                     ///< the name of a resource in its account and Region
  std::vector<std::string> replaces = {};     ///< properties that can't change in place
  std::vector<std::string> may_replace = {};  ///< properties that sometimes can't
  std::optional<std::string> holds = {};      ///< "its items", where it is lost with the resource
};

/// The type with this name, or null if it has no entry.
const ResourceType* find_resource_type(std::string_view name);

}  // namespace sagewatch::intrinsics
