#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// Actions for sending events, and for the rules on the bus.
constexpr std::array<std::string_view, 12> actions{
    "events:PutEvents",    "events:PutRule",       "events:DeleteRule",
    "events:DescribeRule", "events:EnableRule",    "events:DisableRule",
    "events:PutTargets",   "events:RemoveTargets", "events:ListTargetsByRule",
    "events:TagResource",  "events:UntagResource", "events:ListTagsForResource"};

bool is_action_of_a_bus(const std::string& action) {
  return action.find("${") != std::string::npos || std::ranges::count(actions, action) > 0;
}

}  // namespace

const Check bus_policy_action{
    .id = "E1016",
    .title = "an event bus policy allows an action that event buses don't have",
    .why =
        "The policy of a bus lets others send events to it or manage rules on it. EventBridge "
        "refuses a policy with any other action, or the action grants no access.",
    .fix = "allow events:PutEvents",
    .source = "EventBridge user guide, permissions for event buses",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (!policy.resource->type().starts_with("AWS::Events::")) continue;
            for (const auto& statement : policy.statements) {
              for (const auto& action : texts_of(statement.find("Action"))) {
                if (!allows(statement) || is_action_of_a_bus(action)) continue;
                findings.add(
                    *policy.resource, policy.where(statement.find("Action")),
                    fmt::format("'{}' is not an action that a bus policy can allow", action));
              }
            }
          }
        },
};

}  // namespace sagewatch::checks
