#include "checks/policies/target_role.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checks/policies/statement.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Whether a value may be the ARN of the resource: that of another one of the template is not.
bool may_be(const Template& subject, const Node& value, const Resource& resource) {
  const auto* named = subject.referenced(&value);
  return named == nullptr || named == &resource;
}

bool covers(const Template& subject, const Node& statement, const Resource& receiver) {
  const auto* resources = statement.find("Resource");
  if (!resources) return true;
  if (!resources->list()) return may_be(subject, *resources, receiver);
  return std::ranges::any_of(*resources->list(),
                             [&](const Node& item) { return may_be(subject, item, receiver); });
}

/// Whether a policy is part of the role, or attached to it.
bool belongs_to(const Template& subject, const Policy& policy, const Resource& role) {
  if (policy.role != iam::PolicyRole::identity) return false;
  if (policy.resource == &role) return true;
  const auto is_role = [&](const Node& item) { return subject.referenced(&item) == &role; };
  const auto* name = policy.resource->find("RoleName");
  return std::ranges::any_of(items_of(policy.resource->find("Roles")), is_role) ||
         (name != nullptr && is_role(*name));
}

}  // namespace

TargetRole target_role(const Template& subject, const Node& target, const Resource& receiver,
                       std::string_view action) {
  const auto* arn = target.find("RoleArn");
  if (!arn) return TargetRole::none;
  const auto* role = target_of_type(subject, arn, "AWS::IAM::Role");
  if (!role || role->find("ManagedPolicyArns")) return TargetRole::allows;
  const bool allowed = std::ranges::any_of(subject.policies(), [&](const Policy& policy) {
    return belongs_to(subject, policy, *role) &&
           std::ranges::any_of(policy.statements, [&](const Node& statement) {
             return allows(statement) && is_about(statement, action) &&
                    covers(subject, statement, receiver);
           });
  });
  return allowed ? TargetRole::allows : TargetRole::refuses;
}

std::string role_refuses(const Resource& receiver, std::string_view action) {
  return fmt::format("the target's role does not allow {} on '{}'", action, receiver.id());
}

}  // namespace sagewatch::checks
