#include "checks/metrics/metric_ids.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check metric_id{
    .id = "E1106",
    .title = "an expression refers to an id that doesn't exist, or an id is invalid or used twice",
    .why =
        "The metrics and expressions of an alarm or an anomaly detector refer to one another by "
        "their ids, which must be unique and begin with a lowercase letter. CloudWatch refuses "
        "others.",
    .fix = "use the Id of one of the other metrics",
    .source = "CloudWatch API reference, MetricDataQuery",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            if (queries.use != MetricQueries::Use::widget) look_at_metric_ids(queries, findings);
          });
        },
};

}  // namespace sagewatch::checks
