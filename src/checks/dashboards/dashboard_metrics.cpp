#include <fmt/format.h>

#include "checks/dashboards/dashboard.hpp"
#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/quotas.hpp"

namespace sagewatch::checks {

const Check dashboard_metrics{
    .id = "E1047",
    .title = "a dashboard shows too many metrics",
    .why = "CloudWatch accepts 500 metrics in a widget and 2,500 in a dashboard.",
    .fix = "use a SEARCH expression, or split the dashboard",
    .source = "CloudWatch user guide, dashboards",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_dashboard(subject, [&](const Dashboard& dashboard) {
            std::size_t sum = 0;
            for_each_widget(dashboard, [&](const Widget& widget) {
              const auto count = items_of(widget.property("metrics")).size();
              sum += count;
              if (count <= quota::widget_metrics) return;
              add_in_body(findings, dashboard, widget.path + ".properties.metrics",
                          fmt::format("a widget shows {} metrics, CloudWatch accepts {}", count,
                                      quota::widget_metrics));
            });
            if (sum <= quota::dashboard_metrics) return;
            findings.add(*dashboard.resource, dashboard.place,
                         fmt::format("the dashboard shows {} metrics, CloudWatch accepts {}", sum,
                                     quota::dashboard_metrics));
          });
        },
};

}  // namespace sagewatch::checks
