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
        "EventBridge does not support Input, InputPath or InputTransformer for a bus of another "
        "account.",
    .fix = "remove it; the receiving rule can transform the event",
    .source = "EventBridge API reference, PutTargets",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
            if (!is_foreign_bus(subject, target.find("Arn"))) return;
            for (const auto* key : {"Input", "InputPath", "InputTransformer"}) {
              const auto* input = target.find(key);
              if (input)
                findings.add(
                    rule, input,
                    fmt::format("a target in another account's bus does not support {}", key));
            }
          });
        },
};

}  // namespace sagewatch::checks
