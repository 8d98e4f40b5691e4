#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check logs_policy_size{
    .id = "E1042",
    .title = "a Logs resource policy is too large",
    .why =
        "CloudWatch Logs accepts 5,120 characters; intrinsic functions in the text count with "
        "their values.",
    .fix = "use a wildcard such as log-group:/aws/events/*:* instead of many log groups",
    .source = "CloudFormation user guide, AWS::Logs::ResourcePolicy",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* policy : subject.of_type("AWS::Logs::ResourcePolicy")) {
            const auto* document = policy->find("PolicyDocument");
            if (!document) continue;
            const auto size = document->object() ? least_characters(*document)
                                                 : least_characters_of_text(*document);
            if (size <= quota::log_resource_policy) continue;
            findings.add(*policy, document,
                         fmt::format("the policy has {} characters, CloudWatch Logs accepts {}",
                                     size, quota::log_resource_policy));
          }
        },
};

}  // namespace sagewatch::checks
