#pragma once

#include <string>
#include <vector>

#include "sagewatch/checks/template.hpp"

/// What a change of a template would replace.
namespace sagewatch::checks {

/// A property whose change replaces the resource.
struct ReplacedProperty {
  std::string name;
  const document::Node* value;  ///< the new value; null if there is none
  bool certain;                 ///< else it depends on more than the template
};

/// The replacing properties that differ between two resources of the same type.
std::vector<ReplacedProperty> replaced_properties(const Resource& resource, const Resource& old);

/// Whether both have the same custom name, which is unique in its account and Region.
bool keeps_name(const Resource& resource, const Resource& old);

}  // namespace sagewatch::checks
