#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check stack_set_body_unreadable{
    .id = "E1032",
    .title = "the template in a stack set cannot be read",
    .why = "TemplateBody is a string that is not validated before the deployment.",
    .fix = "correct the TemplateBody",
    .source = "CloudFormation user guide, stack sets",
    .run = nullptr,
};

}  // namespace sagewatch::checks
