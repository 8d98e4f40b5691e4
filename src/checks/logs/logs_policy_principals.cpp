#include <algorithm>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check logs_policy_principals{
    .id = "W1044",
    .title = "a Logs resource policy names only one of the two services that deliver",
    .why =
        "EventBridge writes to log groups as events.amazonaws.com and as "
        "delivery.logs.amazonaws.com; deliveries are reported to fail if only the first is "
        "allowed.",
    .fix = "name both services",
    .source =
        "CloudWatch Logs user guide, resource policies; EventBridge user guide, CloudWatch Logs "
        "targets",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto& policy : subject.policies()) {
            if (policy.resource->type() != "AWS::Logs::ResourcePolicy") continue;
            for (const auto& statement : policy.statements) {
              const auto* services = document::find(&statement, {"Principal", "Service"});
              const auto names = texts_of(services);
              const auto has = [&](const char* name) {
                return std::ranges::count(names, name) > 0;
              };
              if (!has("events.amazonaws.com") || has("delivery.logs.amazonaws.com")) continue;
              findings.add(*policy.resource, policy.where(services),
                           "the policy doesn't name delivery.logs.amazonaws.com");
            }
          }
        },
};

}  // namespace sagewatch::checks
