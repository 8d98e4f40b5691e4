#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

}  // namespace

const Check literal_region{
    .id = "E1059",
    .title = "an ARN hard-codes its own Region or account",
    .why = "The template works in one Region or account only.",
    .fix = "use ${AWS::Region} and ${AWS::AccountId} in Fn::Sub",
    .source = "CloudFormation user guide, pseudo parameters",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          const auto& own = subject.options().context.account_id;
          for (const auto& resource : subject.resources()) {
            for_each_text(resource, [&](auto, const std::string& text, const document::Node& node) {
              const auto arn = parse_arn(text);
              if (!arn) return;
              if (is_region(arn->region) && arn->account == "${AWS::AccountId}") {
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
