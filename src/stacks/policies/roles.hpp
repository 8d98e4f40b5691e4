#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The properties that differ between our roles.
struct RoleKind {
  names::Base name;
  std::string description;
  std::vector<iam::PolicyStatement> trust;
};

/// A trust policy that lets a service assume the role on behalf of this account only: services act
/// for many accounts.
std::vector<iam::PolicyStatement> assumed_for_this_account_by(std::string service);

/// A role with the name prefix, path and permissions boundary of the settings.
iam::RoleProps role_props(const Config& config, RoleKind kind);

/// The ARN of a role of ours by its full name, in `account` or, with "*", in any account.
cfn::Text role_arn(const Config& config, const cfn::Text& account, const cfn::Text& name);

}  // namespace sagewatch
