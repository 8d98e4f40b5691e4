#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check type_in_region{
    .id = "E1062",
    .title = "a resource type does not exist in a Region that the stack is deployed to",
    .why = "The deployment fails there.",
    .fix = "omit the resource there, with a condition on AWS::Region",
    .source = "CloudFormation resource schemas of the Regions",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto regions = subject.regions();
          const auto lacks = [](const std::string& region) {
            return region == "ca-west-1" || region == "mx-central-1";
          };
          const auto region = std::ranges::find_if(regions, lacks);
          if (region == regions.end()) return;
          for (const auto* archive : subject.of_type("AWS::Events::Archive")) {
            if (is_conditional(*archive)) continue;
            findings.add(*archive, nullptr,
                         fmt::format("there are no event archives in {}", *region));
          }
        },
};

}  // namespace sagewatch::checks
