#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_auto_deployment{
    .id = "E1025",
    .title = "a service-managed stack set does not say whether it deploys automatically",
    .why =
        "AutoDeployment is required if AWS Organizations manages the permissions; the resource "
        "schema does not enforce it.",
    .fix = "add AutoDeployment with Enabled true or false",
    .source = "CloudFormation API reference, CreateStackSet",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : managed_stack_sets(subject)) {
            if (!stack_set->find("AutoDeployment")) {
              findings.add(*stack_set, nullptr,
                           "the service-managed stack set has no AutoDeployment");
            }
          }
        },
};

}  // namespace sagewatch::checks
