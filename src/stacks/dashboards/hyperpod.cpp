#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"

/// HyperPod: SageMaker has no metrics of its clusters, so all of this comes from the records.
namespace sagewatch::dashboards {

Page hyperpod_page(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region});
  return {.id = "HyperPod",
          .name = config.named(names::dashboard::hyperpod),
          .title = "HyperPod",
          .answers = "which clusters and nodes are unwell, and what SageMaker does about it",
          .choices = {Choice::account, Choice::region},
          .rows = {{.height = 6,
                    .cells = {{12, table(config, "Clusters by their last status", "States",
                                         records + " and kind = 'HyperPod Cluster'")},
                              {12, table(config, "Nodes that are not healthy",
                                         "Sick HyperPod nodes", records)}}},
                   {.height = 8,
                    .cells = {{24, table(config, "Events of clusters", "What happened lately",
                                         records + " and kind = 'HyperPod Cluster Event'")}}}}};
}

}  // namespace sagewatch::dashboards
