#include <fmt/format.h>

#include "checks/events/event_pattern.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/event_pattern/pattern.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check event_pattern_quota{
    .id = "W1012",
    .title = "an event pattern needs a higher quota",
    .why =
        "The quota is 2,048 characters of compact JSON; an increase must be requested in each "
        "account and Region.",
    .fix = "use prefix or wildcard, or spread the values over several rules",
    .source = "EventBridge user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_pattern(subject, [&](const EventPattern& event_pattern) {
            const auto size = event_pattern.characters;
            if (size <= quota::event_pattern || size > quota::raised_event_pattern) return;
            findings.add(
                *event_pattern.resource, event_pattern.place,
                fmt::format("the pattern has {} characters, EventBridge accepts {} by default",
                            size, quota::event_pattern));
          });
        },
};

}  // namespace sagewatch::checks
