#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check link_region{
    .id = "E1022",
    .title = "a link leads to a sink in another Region",
    .why = "A link must be in the same Region as its sink: any other link is refused.",
    .fix = "create a sink and a link in each Region",
    .source = "CloudWatch user guide, cross-account observability",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* link : subject.of_type("AWS::Oam::Link")) {
            const auto* sink = link->find("SinkIdentifier");
            const auto arn = parse_arn(text_or_empty(sink));
            if (!arn || !is_region(arn->region)) continue;
            for (const auto& region : subject.regions()) {
              if (region == arn->region || !is_region(region)) continue;
              findings.add(*link, sink,
                           fmt::format("the sink is in {}, the link in {}", arn->region, region));
              break;
            }
          }
        },
};

}  // namespace sagewatch::checks
