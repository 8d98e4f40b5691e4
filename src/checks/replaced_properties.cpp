#include "checks/replaced_properties.hpp"

#include "sagewatch/intrinsics/resource_types.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

bool differ(const Node* left, const Node* right) {
  if (!left || !right) return left != right;
  return !document::same(*left, *right);
}

}  // namespace

std::vector<ReplacedProperty> replaced_properties(const Resource& resource, const Resource& old) {
  std::vector<ReplacedProperty> out;
  const auto* known = intrinsics::find_resource_type(resource.type());
  if (!known) return out;
  const auto add = [&](const std::vector<std::string>& names, bool certain) {
    for (const auto& name : names) {
      const auto* value = resource.find(name);
      if (differ(value, old.find(name))) out.push_back({name, value, certain});
    }
  };
  add(known->replaces, true);
  add(known->may_replace, false);
  return out;
}

bool keeps_name(const Resource& resource, const Resource& old) {
  const auto* known = intrinsics::find_resource_type(resource.type());
  if (!known || !known->name_property) return false;
  const auto* name = resource.find(*known->name_property);
  return name != nullptr && !differ(name, old.find(*known->name_property));
}

}  // namespace sagewatch::checks
