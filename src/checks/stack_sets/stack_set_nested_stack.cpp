#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_nested_stack{
    .id = "E1028",
    .title = "the template of a stack set contains a stack or a stack set",
    .why =
        "The template of a stack set can't contain AWS::CloudFormation::StackSet, and that of a "
        "service-managed stack set can't contain AWS::CloudFormation::Stack.",
    .fix = "put the resources into the template itself, or into another stack set",
    .source = "CloudFormation user guide, stack sets",
    .run =
        [](const Template& subject, Findings& findings) {
          if (!subject.embedding()) return;
          for (const auto* nested : subject.of_type("AWS::CloudFormation::StackSet")) {
            findings.add(*nested, nullptr, "a stack set can't contain a stack set");
          }
          if (!subject.embedding()->service_managed) return;
          for (const auto* nested : subject.of_type("AWS::CloudFormation::Stack")) {
            findings.add(*nested, nullptr,
                         "a service-managed stack set can't contain a nested stack");
          }
        },
};

}  // namespace sagewatch::checks
