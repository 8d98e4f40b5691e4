#include <fmt/format.h>

#include "checks/events/event_pattern.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Values that top-level fields never have: detail is an object, all others are strings.
bool is_never_text(const Node& wanted) {
  return wanted.get<document::Number>() != nullptr || wanted.get<bool>() != nullptr ||
         wanted.is_null();
}

void look_at_field(const EventPattern& pattern, const document::Member& field, Findings& findings) {
  const bool is_text = pattern.place->object() == nullptr;
  for (const auto& wanted : items_of(&field.value)) {
    const bool is_value =
        is_never_text(wanted) || (field.key == "detail" && wanted.text() != nullptr);
    if (!is_value) continue;
    findings.add(*pattern.resource, is_text ? pattern.place : &wanted,
                 fmt::format("'{}' of an event is always {}, never {}", field.key,
                             field.key == "detail" ? "an object" : "a string",
                             wanted.scalar().value_or("null")));
  }
}

}  // namespace

const Check event_pattern_kind{
    .id = "W1198",
    .title = "an event pattern compares a field with a value of the wrong type",
    .why =
        "All top-level fields of an event but detail are strings; so is the account id, with its "
        "twelve digits. EventBridge compares strings with strings only: a number never matches.",
    .fix = "put the value in quotes",
    .source = "EventBridge user guide, event structure, and Event patterns",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_pattern(subject, [&](const EventPattern& pattern) {
            if (!pattern.value.object()) return;
            for (const auto& field : pattern.value.object()->members()) {
              if (is_event_field(field.key)) look_at_field(pattern, field, findings);
            }
          });
        },
};

}  // namespace sagewatch::checks
