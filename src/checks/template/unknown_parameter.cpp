#include <fmt/format.h>

#include <algorithm>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_declared_anywhere(const Stack& stack, std::string_view name) {
  return std::ranges::any_of(stack.together(), [&](const Stack* other) {
    return other->embedding() == nullptr && other->declared().find_parameter(name) != nullptr;
  });
}

}  // namespace

const Check unknown_parameter{
    .id = "E1004",
    .title = "a value is given for a parameter that the template does not have",
    .why =
        "The AWS CLI drops it without a word, a stack set is refused: mostly a typo, and the "
        "parameter that was meant keeps its default.",
    .fix = "check the name; 'Parameters' of the template lists them",
    .source = "AWS CLI, cloudformation deploy; CloudFormation user guide, stack sets",
    .run =
        [](const Stack& stack, Findings& findings) {
          const auto* embedding = stack.embedding();
          if (!embedding) {
            for (const auto& [name, value] : stack.options().context.parameters) {
              if (stack.together().front() != &stack || is_declared_anywhere(stack, name)) continue;
              findings.add(0, fmt::format("no template has the parameter '{}'", name));
            }
            return;
          }
          for (const auto& name : embedding->given) {
            if (stack.declared().find_parameter(name)) continue;
            findings.add(
                0, fmt::format("'{}' gives a value for '{}', which is no parameter of the template",
                               embedding->stack_set->id(), name));
          }
        },
};

}  // namespace sagewatch::checks
