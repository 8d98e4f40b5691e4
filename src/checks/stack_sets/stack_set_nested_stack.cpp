#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_nested_stack{
    .id = "E1028",
    .title = "the template of a stack set holds a stack or a stack set",
    .why =
        "A stack set takes no AWS::CloudFormation::StackSet in its template, and a service-managed "
        "one no AWS::CloudFormation::Stack.",
    .fix = "put the resources into the template itself, or into a stack set of their own",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Stack& stack, Findings& findings) {
          if (!stack.embedding()) return;
          for (const auto* nested : stack.of_type("AWS::CloudFormation::StackSet")) {
            findings.add(*nested, nullptr, "a stack set can't hold a stack set");
          }
          if (!stack.embedding()->service_managed) return;
          for (const auto* nested : stack.of_type("AWS::CloudFormation::Stack")) {
            findings.add(*nested, nullptr, "a service-managed stack set can't hold a nested stack");
          }
        },
};

}  // namespace sagewatch::checks
