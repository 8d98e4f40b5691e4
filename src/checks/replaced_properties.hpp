#pragma once

#include <string>
#include <vector>

#include "sagewatch/checks/stack.hpp"

/// What a change of a template would replace.
namespace sagewatch::checks {

/// A property whose change puts a new resource in the place of the old one.
struct ReplacedProperty {
  std::string name;
  const document::Node* value;  ///< the new one; null where there is none
  bool certain;                 ///< else it depends on more than the template has
};

/// Those that differ between two resources of the same type.
std::vector<ReplacedProperty> replaced_properties(const Resource& resource, const Resource& old);

/// Whether both have the same custom name: one that is unique in its account and Region.
bool keeps_name(const Resource& resource, const Resource& old);

}  // namespace sagewatch::checks
