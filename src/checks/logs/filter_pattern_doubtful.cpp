#include "checks/language_text.hpp"
#include "checks/logs/filter_patterns.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check filter_pattern_doubtful{
    .id = "W1124",
    .title = "a filter pattern lacks quotes",
    .why =
        "A term with other characters than letters, digits and _ stands in double quotes: without "
        "them CloudWatch Logs may refuse it with \"Invalid character(s) in term\".",
    .fix = "put the term in double quotes",
    .source = "CloudWatch Logs user guide, filter pattern syntax",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_filter_pattern(stack, [&](const FilterPattern& filter) {
            add_problems(findings, *filter.resource, filter.place, "FilterPattern", filter.text,
                         filter.pattern.doubts);
          });
        },
};

}  // namespace sagewatch::checks
