#include "preflight/owned_resources.hpp"

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_resources = "cloudformation describe-stack-resources";

void own(OwnedResources& owned, const nlohmann::json& output) {
  for (const auto& resource : list_of(output, "StackResources")) {
    if (text_of(resource, "ResourceStatus") == "DELETE_COMPLETE") continue;
    owned.resources.insert(text_of(resource, "ResourceType").value_or("") + " " +
                           text_of(resource, "PhysicalResourceId").value_or(""));
  }
}

}  // namespace

OwnedResources owned_resources(const AwsCalls& calls, const std::set<std::string>& stacks) {
  OwnedResources owned;
  for (const auto& stack : stacks) {
    if (const auto* output = calls.output(describe_resources, stack)) {
      owned.deployed = true;
      own(owned, *output);
    } else if (calls.error(describe_resources, stack).value_or("").find("does not exist") ==
               std::string::npos) {
      owned.known = false;
    }
  }
  return owned;
}

}  // namespace sagewatch
