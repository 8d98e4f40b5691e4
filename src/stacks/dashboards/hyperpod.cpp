#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"

/// HyperPod: SageMaker publishes no metrics of its clusters, so everything comes from the records.
namespace sagewatch::dashboards {

Page hyperpod_page(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region});
  return {
      .id = "HyperPod",
      .name = config.named(names::dashboard::hyperpod),
      .title = "HyperPod",
      .answers = "which clusters and nodes are unhealthy, and how SageMaker repairs them",
      .choices = {Choice::account, Choice::region},
      .rows = {
          {.height = 6,
           .cells = {{12, table(config, "Clusters by latest status", "States",
                                records + " and kind = 'HyperPod Cluster'")},
                     {12, table(config, "Unhealthy nodes", "Unhealthy HyperPod nodes", records)}}},
          {.height = 8,
           .cells = {{24, table(config, "Cluster events", "Recent changes",
                                records + " and kind = 'HyperPod Cluster Event'")}}}}};
}

}  // namespace sagewatch::dashboards
