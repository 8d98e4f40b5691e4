#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "language/metric_math.hpp"
#include "sagewatch/checks/template.hpp"

namespace sagewatch::checks {

/// A metric, query or expression of a group.
struct MetricQuery {
  std::string name;             ///< where it is, for a person: "Metrics[1]"
  const document::Node* place;  ///< in the template
  std::string id = {};          ///< empty if it has none, or it is unknown
  std::string expression = {};  ///< with `${…}` for unknown parts; empty for a metric
  std::string label = {};       ///< with gaps for unknown parts
  std::string account = {};     ///< its own AccountId; with `${…}` for unknown parts
  bool id_unknown = false;
  bool names_account = false;         ///< whether it or its widget has AccountId
  std::optional<bool> returned = {};  ///< whether the alarm watches it, or the graph shows it
  bool has_period = false;
  std::optional<std::int64_t> period = {};  ///< its own or that of its metric, if known
};

/// A group of metrics and expressions that can refer to one another by their ids.
struct MetricQueries {
  enum class Use { alarm, anomaly_detector, widget };

  Use use;
  const Resource* resource;
  const document::Node* place;
  std::vector<MetricQuery> all;

  /// "Metrics[1].Expression" or "widgets[2].properties.metrics[0].expression".
  std::string expression_name(const MetricQuery& query) const;
};

/// Calls back for the group of every alarm, anomaly detector and dashboard widget.
void for_each_metric_queries(const Template& subject,
                             const std::function<void(const MetricQueries& queries)>& visit);

/// The same for the expressions that are metric math, and those that are Metrics Insights queries.
using QueryVisitor = std::function<void(const MetricQueries& queries, const MetricQuery& query)>;
void for_each_metric_math(const Template& subject, const QueryVisitor& visit);
void for_each_metrics_insights(const Template& subject, const QueryVisitor& visit);

/// Calls back with the kind of every metric math expression of the group: `doubts` are about the
/// kinds of arguments.
void for_each_metric_kind(
    const MetricQueries& queries,
    const std::function<void(const MetricQuery& query, language::MathKind kind,
                             const language::Problems& doubts)>& visit);

}  // namespace sagewatch::checks
