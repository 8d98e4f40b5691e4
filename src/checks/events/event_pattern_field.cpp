#include <fmt/format.h>

#include "checks/events/event_pattern.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_pattern_field(std::string_view name) { return is_event_field(name) || name == "$or"; }

}  // namespace

const Check event_pattern_field{
    .id = "E1011",
    .title = "an event pattern asks for a field that no event has",
    .why =
        "All events have the same top-level fields; what a service adds is in detail. A pattern on "
        "any other field matches nothing.",
    .fix = "put the field into 'detail', or correct its name",
    .source = "EventBridge user guide, event structure",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_pattern(subject, [&](const EventPattern& event_pattern) {
            if (!event_pattern.value.object()) return;
            for (const auto& [key, offset, value] : event_pattern.value.object()->members()) {
              if (is_pattern_field(key)) continue;
              const bool text = event_pattern.place->object() == nullptr;
              findings.add(*event_pattern.resource, text ? event_pattern.place : &value,
                           fmt::format("events have no top-level field '{}'", key));
            }
          });
        },
};

}  // namespace sagewatch::checks
