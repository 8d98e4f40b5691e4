#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check literal_region{
    .id = "W1059",
    .title = "an ARN hard-codes its own Region or account",
    .why = "The template works in one Region or account only.",
    .fix = "use ${AWS::Region} and ${AWS::AccountId} in Fn::Sub",
    .source = "CloudFormation user guide, pseudo parameters",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto& own = subject.options().context.account_id;
          const auto regions = subject.regions();
          for (const auto& resource : subject.resources()) {
            for_each_text(resource, [&](auto, const std::string& text, const document::Node& node) {
              const auto arn = parse_arn(text);
              if (!arn) return;
              // An ARN in another Region than the template's is meant as it is.
              const bool own_region = std::ranges::count(regions, arn->region) > 0;
              if (own_region && arn->account == "${AWS::AccountId}") {
                findings.add(resource, &node,
                             fmt::format("the ARN hard-codes the Region {} of its own account",
                                         arn->region));
              } else if (own && arn->account == *own) {
                findings.add(resource, &node,
                             fmt::format("the ARN hard-codes its own account {}", *own));
              }
            });
          }
        },
};

}  // namespace sagewatch::checks
