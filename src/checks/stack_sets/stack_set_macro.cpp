#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_macro{
    .id = "E1029",
    .title = "the template of a service-managed stack set uses a macro",
    .why = "Service-managed stack sets don't support macros and transforms.",
    .fix = "put the processed template into the stack set",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto* transform = subject.declared().section("Transform");
          if (!transform || !is_in_managed_stack_set(subject)) return;
          findings.add(transform->offset(),
                       "a service-managed stack set does not support Transform");
        },
};

}  // namespace sagewatch::checks
