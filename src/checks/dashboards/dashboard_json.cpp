#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_json{
    .id = "E1045",
    .title = "the body of a dashboard is not JSON",
    .why = "CloudFormation takes any text; CloudWatch refuses what is no JSON object.",
    .fix = "correct the JSON; Fn::Sub and Fn::Join must leave JSON behind",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_dashboard(stack, [&](const Dashboard& dashboard) {
            const auto& [root, refusal] = dashboard.body;
            if (refusal && refusal->place) {
              findings.add(*dashboard.resource, dashboard.place,
                           fmt::format("{} (DashboardBody:{}:{})", refusal->message,
                                       refusal->place->line, refusal->place->column));
            } else if (root.text() || root.list() || root.get<bool>() ||
                       root.get<document::Number>()) {
              findings.add(*dashboard.resource, dashboard.place, "the body is not a JSON object");
            }
          });
        },
};

}  // namespace sagewatch::checks
