#include "language_text.hpp"
#include "link_filters.hpp"
#include "registry.hpp"

namespace sagewatch::check {

const Check link_filter_refused{
    .id = "E1186",
    .title = "a link filter is refused",
    .why =
        "CloudWatch reads the filter when the link is made: LogGroupName or Namespace, an "
        "operator, and texts in single quotes, joined by AND or OR.",
    .fix = "write it like LogGroupName LIKE '/aws/%' OR LogGroupName IN ('a', 'b')",
    .source = "CloudWatch OAM API reference, LogGroupConfiguration and MetricConfiguration",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_link_filter(stack, [&](const LinkFilterText& text) {
            add_problems(findings, text.link, text.where, "Filter", text.text,
                         text.filter.problems);
          });
        },
};

}  // namespace sagewatch::check
