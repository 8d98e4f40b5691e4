#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check foreign_partition{
    .id = "E1199",
    .title = "an ARN is of another partition than the template's Region",
    .why =
        "Nothing in a partition has an ARN of another one: what is named is not found, and a "
        "policy grants nothing. AWS refuses some of these ARNs and accepts others.",
    .fix = "use ${AWS::Partition} in Fn::Sub",
    .source = "AWS General Reference, Amazon Resource Names (ARNs)",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const auto regions = subject.regions();
          for (const auto& resource : subject.resources()) {
            for_each_text(resource, [&](auto, const std::string& text, const document::Node& node) {
              const auto arn = parse_arn(text);
              if (!arn || !arn->partition.starts_with("aws")) return;
              for (const auto& region : regions) {
                if (arn->partition == partition_of(region)) continue;
                findings.add(resource, &node,
                             fmt::format("the ARN is of the partition {}, but {} is in {}",
                                         arn->partition, region, partition_of(region)));
                return;
              }
            });
          }
        },
};

}  // namespace sagewatch::checks
