#include <fmt/format.h>

#include <algorithm>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_declared_anywhere(const Template& subject, std::string_view name) {
  return std::ranges::any_of(subject.checked_together(), [&](const Template* other) {
    return other->embedding() == nullptr && other->declared().find_parameter(name) != nullptr;
  });
}

}  // namespace

const Check unknown_parameter{
    .id = "E1004",
    .title = "a value is given for a parameter that the template doesn't have",
    .why =
        "The AWS CLI ignores the value silently; a stack set is refused. It is usually a typo, and "
        "the intended parameter keeps its default.",
    .fix = "check the name; 'Parameters' in the template lists them",
    .source = "AWS CLI, cloudformation deploy; CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto* embedding = subject.embedding();
          if (!embedding) {
            for (const auto& [name, value] : subject.options().context.parameters) {
              if (subject.checked_together().front() != &subject ||
                  is_declared_anywhere(subject, name))
                continue;
              findings.add(0, fmt::format("no template has the parameter '{}'", name));
            }
            return;
          }
          for (const auto& name : embedding->given) {
            if (subject.declared().find_parameter(name)) continue;
            findings.add(
                0,
                fmt::format("'{}' gives a value for '{}', which is not a parameter of the template",
                            embedding->stack_set->id(), name));
          }
        },
};

}  // namespace sagewatch::checks
