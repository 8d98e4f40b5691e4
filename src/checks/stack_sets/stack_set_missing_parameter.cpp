#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_missing_parameter{
    .id = "E1033",
    .title = "a stack set leaves a parameter without a value",
    .why =
        "The template of the stack set has a parameter without a default, and the stack set gives "
        "it no value: its stacks fail.",
    .fix = "set it in 'Parameters' or 'ParameterOverrides', or give it a Default",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto* embedding = subject.embedding();
          const auto* parameters = subject.declared().section("Parameters");
          if (!embedding || !parameters || !parameters->object()) return;
          for (const auto& [name, offset, declared] : parameters->object()->members()) {
            if (declared.find("Default") || embedding->given.contains(name)) continue;
            findings.add(offset, fmt::format("'{}' gives no value for the parameter '{}'",
                                             embedding->stack_set->id(), name));
          }
        },
};

}  // namespace sagewatch::checks
