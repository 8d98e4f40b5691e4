#include <fmt/format.h>

#include <algorithm>

#include "log_delivery.hpp"
#include "parts.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"

namespace sagewatch::check {
namespace {

using document::Node;

}  // namespace

const Check logs_policy_order{
    .id = "E1070",
    .title = "a rule is made before the policy that lets it write to its log group",
    .why =
        "Nothing in the template links a rule to the Logs resource policy: events that come "
        "between the two are lost.",
    .fix = "let the rule depend on the policy, with DependsOn",
    .source = "CloudFormation user guide, DependsOn",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_target(stack, [&](const Resource& rule, const document::Node& target) {
            const auto* arn = target.find("Arn");
            const auto* group = target_of_type(stack, arn, "AWS::Logs::LogGroup");
            const auto* policy = group ? delivery_policy(stack, *group) : nullptr;
            if (!policy) return;
            const auto dependencies = dependencies_of(rule);
            if (std::ranges::count(dependencies, policy->id()) > 0) return;
            findings.add(rule, nullptr,
                         fmt::format("the rule doesn't depend on '{}'", policy->id()));
          });
        },
};

}  // namespace sagewatch::check
