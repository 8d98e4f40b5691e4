#include <fmt/format.h>

#include "checks/events/foreign_bus.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check foreign_bus_input{
    .id = "E1009",
    .title = "a target that is an event bus of another account changes the event",
    .why =
        "EventBridge takes no Input, InputPath or InputTransformer for a bus of another account.",
    .fix = "take it away; the receiving rule can transform the event",
    .source = "EventBridge API reference, PutTargets",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_target(stack, [&](const Resource& rule, const document::Node& target) {
            if (!is_foreign_bus(stack, target.find("Arn"))) return;
            for (const auto* key : {"Input", "InputPath", "InputTransformer"}) {
              const auto* input = target.find(key);
              if (input)
                findings.add(rule, input, fmt::format("a bus of another account takes no {}", key));
            }
          });
        },
};

}  // namespace sagewatch::checks
