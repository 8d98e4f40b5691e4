#pragma once

#include <set>
#include <string>

#include "aws_cli/aws_calls.hpp"

namespace sagewatch {

/// The resources of our stacks as they are deployed, from `cloudformation
/// describe-stack-resources`.
struct OwnedResources {
  bool known = true;      ///< each stack was read, or does not exist
  bool deployed = false;  ///< one of them exists
  /// "TYPE PHYSICAL-ID" of each resource that is not deleted.
  std::set<std::string> resources;

  bool has(const std::string& type, const std::string& physical_id) const {
    return resources.contains(type + " " + physical_id);
  }

  bool has_any(const std::string& type) const {
    const auto found = resources.lower_bound(type + " ");
    return found != resources.end() && found->starts_with(type + " ");
  }
};

OwnedResources owned_resources(const AwsCalls& calls, const std::set<std::string>& stacks);

}  // namespace sagewatch
