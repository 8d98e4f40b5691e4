#include <fmt/format.h>

#include <unordered_map>

#include "checks/parts.hpp"
#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The roles of the template that an inline policy belongs to: the one that contains it, or those
/// that it names.
std::vector<const Resource*> roles_of(const Template& subject, const Resource& owner) {
  if (owner.type() == "AWS::IAM::Role") return {&owner};
  std::vector<const Resource*> out;
  const auto add = [&](const document::Node* name) {
    const auto* role = subject.referenced(name);
    if (role && role->type() == "AWS::IAM::Role") out.push_back(role);
  };
  for (const auto& name : items_of(owner.find("Roles"))) add(&name);
  add(owner.find("RoleName"));
  return out;
}

}  // namespace

const Check inline_policy_size{
    .id = "E1038",
    .title = "the inline policies of a role are too large",
    .why = "All inline policies of a role together may have 10,240 characters without white space.",
    .fix = "use wildcards, or move statements to a managed policy",
    .source = "IAM user guide, IAM quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          std::unordered_map<const Resource*, std::size_t> sizes;
          for (const auto& policy : subject.policies()) {
            if (policy.role != iam::PolicyRole::identity ||
                policy.resource->type() == "AWS::IAM::ManagedPolicy")
              continue;
            for (const auto* role : roles_of(subject, *policy.resource)) {
              const auto before = sizes[role];
              const auto size = sizes[role] += policy_characters(policy);
              if (before > quota::inline_policies || size <= quota::inline_policies) continue;
              findings.add(
                  *policy.resource, policy.place,
                  fmt::format("the inline policies of '{}' have {} characters, IAM accepts {}",
                              role->id(), size, quota::inline_policies));
            }
          }
        },
};

}  // namespace sagewatch::checks
