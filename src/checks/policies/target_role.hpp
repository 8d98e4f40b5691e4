#pragma once

#include <string>

#include "checks/parts.hpp"

namespace sagewatch::checks {

/// How EventBridge may reach a target that has a role.
enum class TargetRole {
  none,     ///< the target has no RoleArn: a policy of the resource must allow it
  allows,   ///< or may allow, as far as the template tells
  refuses,  ///< the template has the role, and nothing in it allows the action
};

/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
TargetRole target_role(const Template& subject, const document::Node& target,
                       const Resource& receiver, std::string_view action);

/// The message where the role refuses.
std::string role_refuses(const Resource& receiver, std::string_view action);

}  // namespace sagewatch::checks
