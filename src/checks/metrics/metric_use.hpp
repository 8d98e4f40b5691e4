#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sagewatch/checks/findings.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// A metric that an alarm or a dashboard uses, directly or in an expression. `${X}` stands for
/// unknown parts; the value of a dimension is empty if any value matches.
struct MetricUse {
  const Resource* resource;
  const document::Node* where;
  std::string place;  ///< within a dashboard's body; empty for an alarm
  std::string name_space;
  std::string name;
  std::vector<std::pair<std::string, std::string>> dimensions;
  bool whole = true;  ///< whether the metric has no further dimensions

  /// Adds a finding at the metric.
  void add_to(Findings& findings, const std::string& message) const;
};

/// Calls back for every metric of alarms, of widgets' lists of metrics, of Metrics Insights queries
/// and of searches.
void for_each_metric_use(const Template& subject,
                         const std::function<void(const MetricUse&)>& visit);

/// Whether part of a text is unknown.
bool has_unknown(std::string_view text);

}  // namespace sagewatch::checks
