#include "checks/metrics/metric_ids.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check widget_metric_id{
    .id = "W1107",
    .title = "an expression in a widget refers to an id that the widget doesn't define",
    .why =
        "CloudWatch accepts the dashboard, but the widget shows an error instead of the graph. Ids "
        "are unique within a widget and begin with a lowercase letter.",
    .fix = "give the metric an \"id\" in its last item, or use an id that exists",
    .source =
        "CloudWatch API reference, Dashboard body structure and syntax: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
        "CloudWatch-Dashboard-Body-Structure.html",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::widget) look_at_metric_ids(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
