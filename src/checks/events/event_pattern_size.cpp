#include <fmt/format.h>

#include "checks/events/event_pattern.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/event_pattern/pattern.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check event_pattern_size{
    .id = "E1012",
    .title = "an event pattern is too large",
    .why = "EventBridge accepts 4,096 characters of compact JSON.",
    .fix = "use prefix or wildcard, or spread the values over several rules",
    .source = "EventBridge API reference, PutRule",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_pattern(subject, [&](const EventPattern& event_pattern) {
            if (event_pattern.characters <= quota::raised_event_pattern) return;
            findings.add(*event_pattern.resource, event_pattern.place,
                         fmt::format("the pattern has {} characters, EventBridge accepts {}",
                                     event_pattern.characters, quota::raised_event_pattern));
          });
        },
};

}  // namespace sagewatch::checks
