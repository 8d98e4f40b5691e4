#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_missing_parameter{
    .id = "E1033",
    .title = "a stack set leaves a parameter without a value",
    .why =
        "The template of the stack set has a parameter without a default, for which the stack set "
        "gives none: its stacks fail.",
    .fix = "give it a value in 'Parameters' or 'ParameterOverrides', or a Default",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto* embedding = stack.embedding();
          const auto* parameters = stack.declared().section("Parameters");
          if (!embedding || !parameters || !parameters->object()) return;
          for (const auto& [name, offset, declared] : parameters->object()->members()) {
            if (declared.find("Default") || embedding->given.contains(name)) continue;
            findings.add(offset, fmt::format("'{}' gives no value for the parameter '{}'",
                                             embedding->stack_set->id(), name));
          }
        },
};

}  // namespace sagewatch::checks
