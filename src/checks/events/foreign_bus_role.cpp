#include "checks/events/foreign_bus.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check foreign_bus_role{
    .id = "E1008",
    .title = "a target that is an event bus of another account has no role",
    .why =
        "EventBridge sends events to a bus of another account only with a role in the sender's "
        "account; without it, EventBridge refuses the target.",
    .fix =
        "set RoleArn to a role that events.amazonaws.com may assume and that allows "
        "events:PutEvents on the bus",
    .source = "EventBridge user guide, events between accounts",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            if (target.find("RoleArn") || !is_foreign_bus(subject, arn)) return;
            findings.add(rule, arn,
                         "the target is an event bus of another account and has no RoleArn");
          });
        },
};

}  // namespace sagewatch::checks
