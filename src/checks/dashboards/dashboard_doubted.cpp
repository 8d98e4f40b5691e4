#include "checks/dashboards/dashboard_structure.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_doubted{
    .id = "W1141",
    .title = "a part of a dashboard's body is not as documented",
    .why =
        "CloudWatch may accept properties and values that it doesn't know, and the widget doesn't "
        "look or behave as was meant.",
    .fix = "correct the part of the body that the message names, or suppress this if it works",
    .source = "CloudWatch API reference, Dashboard Body Structure and Syntax",
    .run = [](const Stack& stack,
              Findings& findings) { add_structure_problems(stack, findings, false); },
};

}  // namespace sagewatch::checks
