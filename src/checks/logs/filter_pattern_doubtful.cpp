#include "checks/language_text.hpp"
#include "checks/logs/filter_patterns.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check filter_pattern_doubtful{
    .id = "W1124",
    .title = "a filter pattern lacks quotes",
    .why =
        "A term with characters other than letters, digits and _ needs double quotes. Without them "
        "CloudWatch Logs may refuse it with \"Invalid character(s) in term\".",
    .fix = "put the term in double quotes",
    .source = "CloudWatch Logs user guide, filter pattern syntax",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_filter_pattern(subject, [&](const FilterPattern& filter) {
            add_problems(findings, *filter.resource, filter.place, "FilterPattern", filter.text,
                         filter.pattern.doubts);
          });
        },
};

}  // namespace sagewatch::checks
