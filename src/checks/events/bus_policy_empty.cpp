#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check bus_policy_empty{
    .id = "E1014",
    .title = "an event bus policy grants no access",
    .why =
        "An EventBusPolicy with neither Statement nor Principal passes validation and is refused "
        "by EventBridge.",
    .fix = "add a Statement",
    .source = "CloudFormation user guide, AWS::Events::EventBusPolicy",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* policy : subject.of_type("AWS::Events::EventBusPolicy")) {
            if (policy->find("Statement") || policy->find("Principal")) continue;
            findings.add(*policy, nullptr, "the policy has neither a Statement nor a Principal");
          }
        },
};

}  // namespace sagewatch::checks
