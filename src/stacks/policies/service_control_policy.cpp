#include "stacks/policies/service_control_policy.hpp"

#include <fmt/format.h>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/facts/region.hpp"

namespace sagewatch {
namespace {

using cfn::Object;

/// Resources of every account of the organization.
class AnyAccount {
 public:
  explicit AnyAccount(const Config& config)
      : config_(config), partition_(partition_of(config.home_region)) {}

  /// Of every Region.
  std::string regional(std::string_view service, std::string_view resource) const {
    return fmt::format("arn:{}:{}:*:*:{}", partition_, service, resource);
  }

  std::string role(std::string_view name) const {
    return fmt::format("arn:{}:iam::*:role{}{}", partition_, config_.role_path.value_or("/"), name);
  }

  /// StackSets creates this role in each account of an organization (AWS fact CF-23).
  std::string role_of_stack_sets() const {
    return fmt::format("arn:{}:iam::*:role/stacksets-exec-*", partition_);
  }

  /// Roles with such a name and any path, since the ARN of a session doesn't contain the path. The
  /// role of stack sets is exempt, so nobody may create or change such a role; AWS still may (AWS
  /// fact IAM-6).
  std::string roles_like_that_of_stack_sets() const {
    return fmt::format("arn:{}:iam::*:role/*stacksets-exec-*", partition_);
  }

  std::string ours() const { return config_.named(names::common_part) + "-*"; }

 private:
  const Config& config_;
  std::string partition_;
};

std::vector<iam::PolicyStatement> protections(const Config& config) {
  const AnyAccount any(config);
  const auto stack_of = [&](names::Base name) {
    return any.regional("cloudformation", "stack/" + config.named(name) + "/*");
  };
  return {{.sid = "Rules",
           .actions = {"events:DeleteRule", "events:DisableRule", "events:PutRule",
                       "events:PutTargets", "events:RemoveTargets"},
           .resources = {any.regional("events", "rule/" + any.ours())}},
          {.sid = "Schedules",
           .actions = {"scheduler:DeleteSchedule", "scheduler:UpdateSchedule"},
           .resources = {any.regional("scheduler", "schedule/default/" + any.ours())}},
          {.sid = "Roles",
           .actions = {"iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole",
                       "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
                       "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary",
                       "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"},
           .resources = {any.role(any.ours()), any.roles_like_that_of_stack_sets()}},
          {.sid = "Links",
           .actions = {"oam:DeleteLink", "oam:UpdateLink"},
           .resources = {any.regional("oam", "link/*")}},
          {.sid = "Stacks",
           .actions = {"cloudformation:CreateChangeSet", "cloudformation:DeleteStack",
                       "cloudformation:ExecuteChangeSet", "cloudformation:UpdateStack"},
           .resources = {any.regional("cloudformation", "stack/StackSet-" + any.ours()),
                         stack_of(names::stack::workload_events),
                         stack_of(names::stack::workload_observability)}}};
}

}  // namespace

Object service_control_policy(const Config& config, const std::vector<std::string>& exempt) {
  auto principals = exempt;
  principals.insert(principals.begin(), AnyAccount(config).role_of_stack_sets());
  auto statements = protections(config);
  for (auto& statement : statements) {
    statement.effect = "Deny";
    statement.conditions = {{"ArnNotLike", Object{{"aws:PrincipalArn", cfn::list(principals)}}}};
  }
  return iam::policy_document(statements);
}

}  // namespace sagewatch
