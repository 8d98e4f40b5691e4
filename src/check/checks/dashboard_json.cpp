#include "dashboard.hpp"
#include "registry.hpp"
#include "sagewatch/check/findings.hpp"
#include "sagewatch/evaluate/unknown.hpp"

namespace sagewatch::check {

const Check dashboard_json{
    .id = "E1045",
    .title = "the body of a dashboard is not JSON",
    .why = "CloudFormation takes any text; CloudWatch refuses what is no JSON object.",
    .fix = "correct the JSON; Fn::Sub and Fn::Join must leave JSON behind",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_dashboard(stack, [&](const Dashboard& dashboard) {
            const bool known =
                dashboard.place->get<cfn::Text>() != nullptr || dashboard.place->text() != nullptr;
            if (!known || dashboard.body.object() || evaluate::unknown(*dashboard.place)) return;
            findings.add(*dashboard.resource, dashboard.place, "the body is not a JSON object");
          });
        },
};

}  // namespace sagewatch::check
