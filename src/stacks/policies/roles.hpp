#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// What tells one role of ours from another.
struct RoleKind {
  names::Base name;
  std::string description;
  std::vector<iam::PolicyStatement> trust;
};

/// A trust policy that lets a service assume the role on behalf of this account only: services act
/// for many.
std::vector<iam::PolicyStatement> assumed_for_this_account_by(std::string service);

/// The role with the name, the path and the permissions boundary that the settings give to all.
iam::RoleProps role_props(const Config& config, RoleKind kind);

/// The ARN of a role of ours by its whole name, in `account` or, with "*", in any.
cfn::Text role_arn(const Config& config, const cfn::Text& account, const cfn::Text& name);

}  // namespace sagewatch
