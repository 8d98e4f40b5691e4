#include "checks/language_text.hpp"
#include "checks/logs/filter_patterns.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check filter_pattern_refused{
    .id = "E1123",
    .title = "a filter pattern is refused by CloudWatch Logs",
    .why =
        "CloudFormation takes any text as a pattern; CloudWatch Logs refuses one that it can't "
        "read when the filter is created, and the stack rolls back.",
    .fix = "correct the pattern at the place that the message names",
    .source = "CloudWatch Logs user guide, filter pattern syntax",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_filter_pattern(stack, [&](const FilterPattern& filter) {
            add_problems(findings, *filter.resource, filter.place, "FilterPattern", filter.text,
                         filter.pattern.problems);
          });
        },
};

}  // namespace sagewatch::checks
