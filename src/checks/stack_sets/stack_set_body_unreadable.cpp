#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check stack_set_body_unreadable{
    .id = "E1032",
    .title = "the template in a stack set cannot be read",
    .why = "TemplateBody is a text that nothing looks into before the deployment.",
    .fix = "correct the text in TemplateBody",
    .source = "CloudFormation user guide, stack sets",
    .run = nullptr,
};

}  // namespace sagewatch::checks
