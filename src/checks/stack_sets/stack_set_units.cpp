#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_units{
    .id = "E1026",
    .title = "a service-managed stack set does not name organizational units",
    .why =
        "Service-managed stack sets are deployed to organizational units: a deployment to accounts "
        "alone is refused.",
    .fix =
        "add DeploymentTargets.OrganizationalUnitIds; AccountFilterType selects accounts in them",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : managed_stack_sets(subject)) {
            for (const auto& group : items_of(stack_set->find("StackInstancesGroup"))) {
              const auto* targets = group.find("DeploymentTargets");
              if (!targets || targets->find("OrganizationalUnitIds")) continue;
              findings.add(*stack_set, targets,
                           "the deployment targets name no organizational units");
            }
          }
        },
};

}  // namespace sagewatch::checks
