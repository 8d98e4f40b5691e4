#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sagewatch/document/node.hpp"

namespace sagewatch::checks {

/// Why CloudWatch would refuse an item of a metric widget's `metrics`: it is a list of strings
/// (namespace, metric, and names and values of dimensions), which an object of options may follow.
std::optional<std::string> metric_problem(const document::Node& metric);

/// A metric that a widget shows. `${X}` stands for what is unknown.
struct ShownMetric {
  std::size_t index;  ///< in `metrics`
  std::string name_space;
  std::string name;
  std::vector<std::pair<std::string, std::string>> dimensions = {};
};

/// The metrics of a widget's `metrics`, "." and "..." resolved. Expressions and malformed metrics
/// are omitted.
std::vector<ShownMetric> shown_metrics(const document::Node* metrics);

}  // namespace sagewatch::checks
