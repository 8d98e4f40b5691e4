#include "checks/language_text.hpp"
#include "checks/logs/filter_patterns.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check filter_pattern_refused{
    .id = "E1123",
    .title = "a filter pattern is refused by CloudWatch Logs",
    .why =
        "CloudFormation accepts any string as a pattern; CloudWatch Logs refuses a pattern that it "
        "can't parse when the filter is created, and the stack rolls back.",
    .fix = "correct the pattern at the given position",
    .source = "CloudWatch Logs user guide, filter pattern syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_filter_pattern(subject, [&](const FilterPattern& filter) {
            add_problems(findings, *filter.resource, filter.place, "FilterPattern", filter.text,
                         filter.pattern.problems);
          });
        },
};

}  // namespace sagewatch::checks
