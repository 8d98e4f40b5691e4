#include "checks/registry.hpp"
#include "checks/stack_sets/managed_stack_sets.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_macro{
    .id = "E1029",
    .title = "the template of a service-managed stack set uses a macro",
    .why = "Macros and transforms are not supported there.",
    .fix = "put the processed template into the stack set",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto* transform = stack.declared().section("Transform");
          if (!transform || !is_in_managed_stack_set(stack)) return;
          findings.add(transform->offset(), "a service-managed stack set takes no Transform");
        },
};

}  // namespace sagewatch::checks
