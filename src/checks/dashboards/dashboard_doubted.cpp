#include "checks/dashboards/dashboard_structure.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_doubted{
    .id = "W1141",
    .title = "part of a dashboard body does not match the documentation",
    .why =
        "CloudWatch may accept properties and values that it doesn't know; the widget then doesn't "
        "look or behave as intended.",
    .fix =
        "correct the part of the body that the message names, or suppress the finding if it works",
    .source = "CloudWatch API reference, Dashboard Body Structure and Syntax",
    .run = [](const Template& subject,
              Findings& findings) { add_structure_problems(subject, findings, false); },
};

}  // namespace sagewatch::checks
