#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// Queries of CloudWatch Metrics Insights:
///
///     SELECT FUNCTION(metric) FROM namespace | SCHEMA(namespace, label, …)
///     [WHERE label = 'value' [AND …]] [GROUP BY label, …]
///     [ORDER BY FUNCTION() [ASC | DESC]] [LIMIT number]
///
/// A label is the name of a dimension, `tag.KEY`, or `AWS.AccountId`. Source: CloudWatch user
/// guide, "Query components and syntax in CloudWatch Metrics Insights" and "Reserved keywords".
namespace sagewatch::language {

/// A namespace, metric or label of a query.
struct MetricsInsightsName {
  std::string text;  ///< without quotes; `tag.KEY` with its dot
  std::size_t offset = 0;

  /// Whether it is `AWS.AccountId` or a tag of the resource, which every metric may have.
  bool is_attribute = false;

  bool is_account() const { return is_attribute && !text.starts_with("tag."); }
};

/// A comparison in WHERE.
struct MetricsInsightsCondition {
  MetricsInsightsName label;
  std::string value = {};  ///< the value for =; empty for other operators
};

struct MetricsInsightsQuery {
  std::string function = {};
  MetricsInsightsName metric = {};
  MetricsInsightsName name_space = {};
  bool has_schema = false;
  std::vector<MetricsInsightsName> schema = {};  ///< the labels in it
  std::vector<MetricsInsightsCondition> where = {};
  std::vector<MetricsInsightsName> group_by = {};
  bool has_order = false;
  std::optional<int> limit = {};

  /// Whether all of it was read: no problem, and nothing unknown outside quotes.
  bool complete = false;
  Problems problems = {};
  /// What the documentation rules out, although it is not known whether CloudWatch refuses it:
  /// reserved keywords and namespaces such as AWS/EC2 without quotes (its own examples have
  /// `Class`, `Resource`, `Type` and `AWS/RDS` so), and operators that it does not list.
  Problems doubts = {};
};

/// Whether an expression is a query, and not metric math.
bool is_metrics_insights(std::string_view expression);

MetricsInsightsQuery read_metrics_insights(std::string_view text);

}  // namespace sagewatch::language
