#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check link_region{
    .id = "E1022",
    .title = "a link leads to a sink in another Region",
    .why = "A link and its sink are in the same Region: elsewhere the link is refused.",
    .fix = "make a sink and a link for each Region",
    .source = "CloudWatch user guide, cross-account observability",
    .run =
        [](const Stack& stack, Findings& findings) {
          for (const auto* link : stack.of_type("AWS::Oam::Link")) {
            const auto* sink = link->find("SinkIdentifier");
            const auto arn = parse_arn(text_or_empty(sink));
            if (!arn || !is_region(arn->region)) continue;
            for (const auto& region : stack.regions()) {
              if (region == arn->region || !is_region(region)) continue;
              findings.add(
                  *link, sink,
                  fmt::format("the sink is in {}, the link is made in {}", arn->region, region));
              break;
            }
          }
        },
};

}  // namespace sagewatch::checks
