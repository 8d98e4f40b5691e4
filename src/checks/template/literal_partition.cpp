#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

/// Complete ARNs with a Region and an account name an existing resource, in its partition.
bool names_partition(std::string_view text) {
  if (!text.starts_with("arn:aws")) return false;
  const auto arn = parse_arn(text);
  return !arn || !is_account_id(arn->account) || arn->region.find("${") != std::string::npos;
}

}  // namespace

const Check literal_partition{
    .id = "W1058",
    .title = "an ARN hard-codes the partition",
    .why =
        "The template works in one partition only: in aws-cn and aws-us-gov nothing has that ARN, "
        "and policies with it grant no access.",
    .fix = "use ${AWS::Partition} in Fn::Sub",
    .source = "CloudFormation user guide, pseudo parameters",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& resource : subject.resources()) {
            for_each_text(resource, [&](auto, const std::string& text, const document::Node& node) {
              if (!names_partition(text)) return;
              findings.add(resource, &node,
                           fmt::format("'{}' is valid in one partition only", text.substr(0, 80)));
            });
          }
        },
};

}  // namespace sagewatch::checks
