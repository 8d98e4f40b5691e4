#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "checks/policies/statement.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// Those of sending, and of the rules on the bus.
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
    .title = "an event bus policy allows something that is no action of a bus",
    .why =
        "The policy of a bus lets others send events to it, or manage rules on it. Any other "
        "action makes EventBridge refuse it, or allows nothing.",
    .fix = "allow events:PutEvents",
    .source = "EventBridge user guide, permissions for event buses",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto& policy : stack.policies()) {
            if (!policy.resource->type().starts_with("AWS::Events::")) continue;
            for (const auto& statement : policy.statements) {
              for (const auto& action : texts_of(statement.find("Action"))) {
                if (!allows(statement) || is_action_of_a_bus(action)) continue;
                findings.add(*policy.resource, policy.where(statement.find("Action")),
                             fmt::format("'{}' is no action that a bus can allow", action));
              }
            }
          }
        },
};

}  // namespace sagewatch::checks
