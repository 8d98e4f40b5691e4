#include "language/dynamic_label.hpp"

#include "checks/language_text.hpp"
#include "checks/metrics/metric_queries.hpp"
#include "checks/registry.hpp"

namespace sagewatch::checks {

const Check dynamic_label{
    .id = "W1110",
    .title = "the label of a metric has a dynamic value that CloudWatch does not know",
    .why =
        "Labels may contain values such as ${LAST} or ${PROP('Dim.QueueName')}, at most five, and "
        "${LABEL} once. Others are not replaced.",
    .fix = "use one of the documented values; in Fn::Sub write ${!LAST} for ${LAST}",
    .source =
        "CloudWatch user guide, Using dynamic labels: https://docs.aws.amazon.com/"
        "AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html",
    .run =
        [](const Template& subject, Findings& findings) {
          for_each_metric_queries(subject, [&](const MetricQueries& queries) {
            for (const auto& query : queries.all) {
              const auto* name = queries.use == MetricQueries::Use::widget ? ".label" : ".Label";
              add_problems(findings, *queries.resource, query.place, query.name + name, query.label,
                           language::read_dynamic_label(query.label));
            }
          });
        },
};

}  // namespace sagewatch::checks
