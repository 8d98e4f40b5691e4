#include <fmt/format.h>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check parameter_count{
    .id = "E1002",
    .title = "a template has more than 200 parameters",
    .why = "CloudFormation refuses the template.",
    .fix = "merge parameters, or read values from SSM parameters or mappings",
    .source = "CloudFormation user guide, quotas",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto* parameters = subject.declared().section("Parameters");
          const auto* members = parameters ? parameters->object() : nullptr;
          if (!members || members->size() <= quota::parameters) return;
          findings.add(members->members()[quota::parameters].key_offset,
                       fmt::format("there are {} parameters, CloudFormation accepts {}",
                                   members->size(), quota::parameters));
        },
};

}  // namespace sagewatch::checks
