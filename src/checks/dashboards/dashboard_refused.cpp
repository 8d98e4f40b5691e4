#include "checks/dashboards/dashboard_structure.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_refused{
    .id = "E1140",
    .title = "CloudWatch refuses part of a dashboard body",
    .why =
        "PutDashboard validates the body: required properties, types, ranges, and the form of the "
        "metrics. CloudFormation passes on any string.",
    .fix = "correct the part of the body that the message names",
    .source = "CloudWatch API reference, Dashboard Body Structure and Syntax",
    .run = [](const Template& subject,
              Findings& findings) { add_structure_problems(subject, findings, true); },
};

}  // namespace sagewatch::checks
