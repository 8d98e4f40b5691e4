#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/shared_telemetry.hpp"
#include "stacks/dashboards/choices.hpp"
#include "stacks/dashboards/search.hpp"

/// Searches for SageMaker's own metrics in the linked accounts. Source: SageMaker developer guide,
/// "Metrics for monitoring with CloudWatch".
namespace sagewatch::dashboards {

/// Metrics of the selected account with a dimension EndpointName or PipelineName.
inline Search of_sources(std::string name_space, std::vector<std::string> dimensions,
                         std::optional<std::string> metric, std::string statistic) {
  return {.name_space = std::move(name_space),
          .dimensions = std::move(dimensions),
          .metric = std::move(metric),
          .terms = std::string(source_account_term),
          .statistic = std::move(statistic)};
}

}  // namespace sagewatch::dashboards
