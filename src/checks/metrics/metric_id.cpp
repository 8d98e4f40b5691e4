#include "checks/metrics/metric_ids.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check metric_id{
    .id = "E1106",
    .title = "an expression refers to an id that nothing has, or an id is wrong or used twice",
    .why =
        "The metrics and expressions of an alarm or an anomaly detector refer to one another by "
        "their ids, which are unique among them and begin with a lowercase letter. CloudWatch "
        "refuses others.",
    .fix = "use the Id of one of the metrics beside the expression",
    .source = "CloudWatch API reference, MetricDataQuery",
    .run =
        [](const Stack& stack, Findings& findings) {
          for_each_metric_queries(stack, [&](const MetricQueries& queries) {
            if (queries.use != MetricQueries::Use::widget) look_at_metric_ids(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
