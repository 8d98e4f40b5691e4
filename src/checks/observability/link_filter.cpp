#include <fmt/format.h>

#include "checks/observability/link_filters.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check link_filter{
    .id = "E1024",
    .title = "a link filter has more than five operands",
    .why = "The filter of a link may have AND or OR five times.",
    .fix = "use IN ('a', 'b') or a prefix with LIKE 'a%'",
    .source =
        "CloudWatch OAM API reference, LogGroupConfiguration and MetricConfiguration: \"Each "
        "filter has a limit of five conditional operands\"",
    .run =
        [](const Template& subject, Findings& findings) {
          constexpr std::size_t most = 5;
          for_each_link_filter(subject, [&](const LinkFilterText& text) {
            if (text.filter.operands <= most) return;
            findings.add(text.link, text.where,
                         fmt::format("the filter has {} ANDs and ORs, OAM accepts {}",
                                     text.filter.operands, most));
          });
        },
};

}  // namespace sagewatch::checks
