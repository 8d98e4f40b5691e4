#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check dashboard_widgets{
    .id = "E1046",
    .title = "a dashboard has more than 500 widgets",
    .why = "CloudWatch refuses it.",
    .fix = "split the dashboard",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_dashboard(subject, [&](const Dashboard& dashboard) {
            const auto count = widgets_of(dashboard).size();
            if (count <= quota::dashboard_widgets) return;
            findings.add(*dashboard.resource, dashboard.place,
                         fmt::format("the dashboard has {} widgets, CloudWatch accepts {}", count,
                                     quota::dashboard_widgets));
          });
        },
};

}  // namespace sagewatch::checks
