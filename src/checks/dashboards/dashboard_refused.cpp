#include "checks/dashboards/dashboard_structure.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_refused{
    .id = "E1140",
    .title = "CloudWatch refuses a part of a dashboard's body",
    .why =
        "PutDashboard compares the body with a schema: properties that are required, types, "
        "ranges, and the form of the metrics. CloudFormation passes any text on.",
    .fix = "correct the part of the body that the message names",
    .source = "CloudWatch API reference, Dashboard Body Structure and Syntax",
    .run = [](const Stack& stack,
              Findings& findings) { add_structure_problems(stack, findings, true); },
};

}  // namespace sagewatch::checks
