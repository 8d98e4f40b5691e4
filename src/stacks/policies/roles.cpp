#include "stacks/policies/roles.hpp"

#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch {
namespace {

namespace pseudo = cfn::pseudo;

/// A name refers to a policy in the role's own account.
std::optional<cfn::Text> boundary(const Config& config) {
  const auto& policy = config.permissions_boundary;
  if (!policy) return std::nullopt;
  if (policy->starts_with("arn:")) return *policy;
  return "arn:" + pseudo::partition() + ":iam::" + pseudo::account_id() + ":policy/" + *policy;
}

}  // namespace

std::vector<iam::PolicyStatement> assumed_for_this_account_by(std::string service) {
  auto trust = iam::assumed_by(std::move(service));
  trust.front().conditions = {
      {"StringEquals", cfn::Object{{"aws:SourceAccount", pseudo::account_id()}}}};
  return trust;
}

iam::RoleProps role_props(const Config& config, RoleKind kind) {
  return {.name = config.named(kind.name),
          .description = std::move(kind.description),
          .trust = std::move(kind.trust),
          .path = config.role_path,
          .permissions_boundary = boundary(config)};
}

cfn::Text role_arn(const Config& config, const cfn::Text& account, const cfn::Text& name) {
  return "arn:" + pseudo::partition() + ":iam::" + account + ":role" +
         config.role_path.value_or("/") + name;
}

}  // namespace sagewatch
