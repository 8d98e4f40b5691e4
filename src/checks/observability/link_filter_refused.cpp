#include "checks/language_text.hpp"
#include "checks/observability/link_filters.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check link_filter_refused{
    .id = "E1186",
    .title = "a link filter is refused",
    .why =
        "CloudWatch parses the filter when the link is created: LogGroupName or Namespace, an "
        "operator, and strings in single quotes, joined by AND or OR.",
    .fix = "write it like LogGroupName LIKE '/aws/%' OR LogGroupName IN ('a', 'b')",
    .source = "CloudWatch OAM API reference, LogGroupConfiguration and MetricConfiguration",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_link_filter(subject, [&](const LinkFilterText& text) {
            add_problems(findings, text.link, text.where, "Filter", text.text,
                         text.filter.problems);
          });
        },
};

}  // namespace sagewatch::checks
