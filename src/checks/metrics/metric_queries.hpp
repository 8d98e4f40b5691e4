#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "language/metric_math.hpp"
#include "sagewatch/checks/stack.hpp"

namespace sagewatch::checks {

/// A metric, a query or an expression that stands together with others.
struct MetricQuery {
  std::string name;             ///< where it is, for a person: "Metrics[1]"
  const document::Node* place;  ///< in the template
  std::string id = {};          ///< empty where it has none, or it isn't known
  std::string expression = {};  ///< with `${…}` for what isn't known; empty for a metric
  std::string label = {};       ///< with gaps for what isn't known
  std::string account = {};     ///< in its own AccountId; with `${…}` for what isn't known
  bool id_unknown = false;
  bool names_account = false;         ///< whether it has AccountId, or the widget around it
  std::optional<bool> returned = {};  ///< whether it is what the alarm watches, or is drawn
  bool has_period = false;
  std::optional<std::int64_t> period = {};  ///< of its own or of its metric, where it is known
};

/// Metrics and expressions that can refer to one another by their ids.
struct MetricQueries {
  enum class Use { alarm, anomaly_detector, widget };

  Use use;
  const Resource* resource;
  const document::Node* place;
  std::vector<MetricQuery> all;

  /// "Metrics[1].Expression" or "widgets[2].properties.metrics[0].expression".
  std::string expression_name(const MetricQuery& query) const;
};

/// Calls back for those of every alarm, every anomaly detector and every widget of a dashboard.
void for_each_metric_queries(const Stack& stack,
                             const std::function<void(const MetricQueries& queries)>& visit);

/// The same for the expressions that are metric math, and those that are Metrics Insights queries.
using QueryVisitor = std::function<void(const MetricQueries& queries, const MetricQuery& query)>;
void for_each_metric_math(const Stack& stack, const QueryVisitor& visit);
void for_each_metrics_insights(const Stack& stack, const QueryVisitor& visit);

/// Calls back with what every expression of metric math among these is worth: `doubts` are about
/// kinds of arguments.
void for_each_metric_kind(
    const MetricQueries& queries,
    const std::function<void(const MetricQuery& query, language::MathKind kind,
                             const language::Problems& doubts)>& visit);

}  // namespace sagewatch::checks
