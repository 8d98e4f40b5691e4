#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check stack_set_dynamic_reference{
    .id = "E1030",
    .title = "the template of a stack set has a dynamic reference",
    .why =
        "CloudFormation resolves {{resolve:…}} in a TemplateBody in the account of the stack set, "
        "not in its target accounts: they all get the same value, which is readable in the "
        "template.",
    .fix =
        "pass the value as a parameter of type AWS::SSM::Parameter::Value, or read it at run time",
    .source = "CloudFormation user guide, dynamic references",
    .accepted = true,
    .run =
        [](const Template& subject, Findings& findings) {
          if (!subject.embedding()) return;
          const auto at = subject.document().text.find("{{resolve:");
          if (at == std::string::npos) return;
          findings.add(static_cast<std::uint32_t>(at),
                       "a dynamic reference would be resolved outside of the target accounts");
        },
};

}  // namespace sagewatch::checks
