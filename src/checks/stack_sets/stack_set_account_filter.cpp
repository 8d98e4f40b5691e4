#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_account_filter{
    .id = "E1027",
    .title = "the account filter of a service-managed stack set is refused",
    .why =
        "AWS::CloudFormation::StackSet does not support AccountFilterType UNION, and any other "
        "filter needs accounts.",
    .fix = "use DIFFERENCE or INTERSECTION, with Accounts",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : managed_stack_sets(subject)) {
            for (const auto& group : items_of(stack_set->find("StackInstancesGroup"))) {
              const auto* targets = group.find("DeploymentTargets");
              const auto* filter = document::find(targets, "AccountFilterType");
              const auto kind = text_or_empty(filter);
              const bool accounts = document::find(targets, "Accounts") != nullptr ||
                                    document::find(targets, "AccountsUrl") != nullptr;
              if (kind == "UNION") {
                findings.add(*stack_set, filter, "AccountFilterType UNION is not supported");
              } else if ((kind == "DIFFERENCE" || kind == "INTERSECTION") && !accounts) {
                findings.add(*stack_set, filter,
                             fmt::format("AccountFilterType {} has no Accounts", kind));
              }
            }
          }
        },
};

}  // namespace sagewatch::checks
