#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_filter_automatic{
    .id = "W1162",
    .title = "a stack set that deploys automatically filters accounts",
    .why =
        "An account filter applies to one operation. Automatic deployments ignore it: every "
        "account that joins the OU later gets a stack.",
    .fix =
        "exclude accounts with a condition in the template that compares AWS::AccountId, or "
        "disable automatic deployment",
    .source =
        "CloudFormation user guide, Enable or disable automatic deployments for StackSets in AWS "
        "Organizations",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : managed_stack_sets(subject)) {
            if (!deploys_automatically(*stack_set)) continue;
            for (const auto& group : items_of(stack_set->find("StackInstancesGroup"))) {
              const auto* filter =
                  document::find(&group, {"DeploymentTargets", "AccountFilterType"});
              const auto kind = text_or_empty(filter);
              if (kind != "DIFFERENCE" && kind != "INTERSECTION") continue;
              findings.add(*stack_set, filter,
                           fmt::format("automatic deployments ignore {}", kind));
            }
          }
        },
};

}  // namespace sagewatch::checks
