#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dashboard_json{
    .id = "E1045",
    .title = "the body of a dashboard is not JSON",
    .why = "CloudFormation accepts any string; CloudWatch refuses anything but a JSON object.",
    .fix = "correct the JSON; the results of Fn::Sub and Fn::Join must be JSON",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_dashboard(subject, [&](const Dashboard& dashboard) {
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
