#include "checks/metrics/metric_ids.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check widget_metric_id{
    .id = "W1107",
    .title = "an expression in a widget refers to an id that nothing in the widget has",
    .why =
        "CloudWatch accepts the dashboard, but the widget shows an error in place of the graph. "
        "Ids are unique within a widget and begin with a lowercase letter.",
    .fix = "give the metric an \"id\" in its last item, or use the id of one that is there",
    .source =
        "CloudWatch API reference, Dashboard body structure and syntax: "
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
        "CloudWatch-Dashboard-Body-Structure.html",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_metric_queries(stack, [&](const MetricQueries& queries) {
            if (queries.use == MetricQueries::Use::widget) look_at_metric_ids(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
