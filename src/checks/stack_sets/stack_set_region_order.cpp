#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_region_order{
    .id = "W1161",
    .title = "a stack set that deploys automatically relies on the order of Regions",
    .why =
        "Operation preferences don't apply to automatic deployments. In an account that joins "
        "later, any Region may come first, and the remaining Regions are not attempted after the "
        "first failure.",
    .fix =
        "make the Regions' stacks independent of each other, or give the first Region a stack set "
        "of its own, that the other one names in AutoDeployment.DependsOn",
    .source =
        "CloudFormation API reference, StackSetOperationPreferences; issues "
        "aws-cloudformation/cloudformation-coverage-roadmap#2158 and #1208",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* stack_set : managed_stack_sets(subject)) {
            const auto* order =
                document::find(stack_set->find("OperationPreferences"), "RegionOrder");
            if (!order || !order->list() || order->list()->size() < 2) continue;
            if (!deploys_automatically(*stack_set)) continue;
            findings.add(*stack_set, order, "automatic deployments ignore RegionOrder");
          }
        },
};

}  // namespace sagewatch::checks
