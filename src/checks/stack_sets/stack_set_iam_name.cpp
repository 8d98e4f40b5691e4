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
    // The properties of an AWS::IAM::RolePolicy name its role.
    const bool policy =
        resource.type().ends_with("Policy") && key != std::string_view("ManagedPolicyName");
    const auto* name = policy ? nullptr : resource.find(key);
    if (name) return name;
  }
  return nullptr;
}

/// Whether the name may differ between Regions: it contains the Region, or an unknown value.
bool may_differ(std::string_view text) {
  return text.find("${AWS::Region}") != std::string_view::npos ||
         text.find("${Fn::") != std::string_view::npos;
}

}  // namespace

const Check stack_set_iam_name{
    .id = "E1034",
    .title = "a stack set creates the same IAM name in several Regions",
    .why =
        "IAM names are global in an account: the deployment fails in the second Region because the "
        "name is taken.",
    .fix =
        "append ${AWS::Region} to the name, or let CloudFormation choose the name; if only one "
        "Region needs the resource, a condition on AWS::Region will also do",
    .source = "IAM user guide, IAM names",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto named = subject.regions();
          const std::set<std::string> regions(named.begin(), named.end());
          if (!subject.embedding() || regions.size() < 2) return;
          for (const auto& resource : subject.resources()) {
            const auto* name = name_of(resource);
            const auto text = text_or_empty(name);
            if (text.empty() || may_differ(text) || is_conditional(resource)) continue;
            findings.add(resource, name,
                         fmt::format("'{}' would be created in {} Regions of each account", text,
                                     regions.size()));
          }
        },
};

}  // namespace sagewatch::checks
