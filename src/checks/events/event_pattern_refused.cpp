#include "checks/events/event_pattern.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/event_pattern/pattern.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check event_pattern_refused{
    .id = "E1010",
    .title = "an event pattern is refused by EventBridge",
    .why =
        "CloudFormation accepts any object as a pattern; EventBridge refuses a pattern whose "
        "values are not lists, or that misuses an operator.",
    .fix = "correct the pattern at the field that the message names",
    .source = "EventBridge user guide, event patterns",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_pattern(subject, [&](const EventPattern& event_pattern) {
            if (event_pattern.characters > quota::raised_event_pattern) return;
            const auto parsed =
                event_pattern::Pattern::parse(document::to_json(event_pattern.value));
            const auto* error = std::get_if<event_pattern::PatternError>(&parsed);
            if (!error || !event_pattern.known) return;
            const auto field = error->path.empty() ? "" : error->path + ": ";
            findings.add(*event_pattern.resource, place_of_field(event_pattern, error->path),
                         field + error->message);
          });
        },
};

}  // namespace sagewatch::checks
