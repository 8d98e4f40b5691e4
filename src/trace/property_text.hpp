#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "sagewatch/intrinsics/unknown.hpp"
#include "sagewatch/trace/deployed_stack.hpp"

namespace sagewatch::trace {

/// The text of a property, known or not; absent if the resource doesn't have it.
inline std::optional<cfn::Text> property_text(const Resource& resource,
                                              std::initializer_list<std::string_view> path) {
  const auto* value = document::find(&resource.properties, path);
  return value ? intrinsics::text_of(*value) : std::nullopt;
}

inline std::optional<cfn::Text> property_text(const Resource& resource, std::string_view property) {
  return property_text(resource, {property});
}

}  // namespace sagewatch::trace
