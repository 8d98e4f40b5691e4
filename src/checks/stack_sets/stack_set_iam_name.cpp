#include <fmt/format.h>

#include <set>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

const document::Node* name_of(const Resource& resource) {
  if (!resource.type().starts_with("AWS::IAM::")) return nullptr;
  for (const auto* key :
       {"RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName"}) {
    // Those of an AWS::IAM::RolePolicy name the role that it belongs to.
    const bool policy =
        resource.type().ends_with("Policy") && key != std::string_view("ManagedPolicyName");
    const auto* name = policy ? nullptr : resource.find(key);
    if (name) return name;
  }
  return nullptr;
}

/// Whether the name may be another one in each Region: it has the Region in it, or a choice that
/// isn't known.
bool may_differ(std::string_view text) {
  return text.find("${AWS::Region}") != std::string_view::npos ||
         text.find("${Fn::") != std::string_view::npos;
}

}  // namespace

const Check stack_set_iam_name{
    .id = "E1034",
    .title = "a stack set creates the same IAM name in several Regions",
    .why =
        "IAM names are one for all Regions of an account: the second Region fails because the name "
        "is taken.",
    .fix =
        "append ${AWS::Region} to the name, or leave the name to CloudFormation; a condition that "
        "compares AWS::Region does too, where the stacks of the other Regions don't need it",
    .source = "IAM user guide, IAM names",
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto named = stack.regions();
          const std::set<std::string> regions(named.begin(), named.end());
          if (!stack.embedding() || regions.size() < 2) return;
          for (const auto& resource : stack.resources()) {
            const auto* name = name_of(resource);
            const auto text = text_or_empty(name);
            if (text.empty() || may_differ(text) || is_conditional(resource)) continue;
            findings.add(resource, name,
                         fmt::format("'{}' would be made in {} Regions of each account", text,
                                     regions.size()));
          }
        },
};

}  // namespace sagewatch::checks
