#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// SEARCH expressions of CloudWatch metrics.
/// Source: CloudWatch user guide, "CloudWatch search expression syntax".
namespace sagewatch::dashboards {

struct Search {
  std::string name_space;
  std::vector<std::string> dimensions;  ///< exactly those of the metric; empty for any
  std::optional<std::string> metric;    ///< its name; without one the terms select it
  std::string terms = {};               ///< further ones, all of which must match
  std::string statistic = "Sum";
};

/// A namespace or a dimension as in schemas: in quotes if it has characters other than letters and
/// digits.
std::string schema_name(const std::string& name);

/// SEARCH('{NAMESPACE,DIMENSION…} MetricName="…" TERMS', 'STATISTIC'), over the widget's period, or
/// SEARCH('Namespace="…" MetricName="…" TERMS', 'STATISTIC') for any dimensions. Throws
/// std::logic_error if it exceeds CloudWatch's limit of 1,024 characters.
std::string search(const Search& what);

/// The sum of all that the search finds.
std::string sum_of(const Search& what);

/// The largest of all that the search finds.
std::string largest_of(const Search& what);

/// The `count` time series with the highest sums over the time shown.
std::string most(const Search& what, int count);

/// The `count` time series with the lowest means over the time shown.
std::string least(const Search& what, int count);

/// The `count` time series with the highest values in the time shown.
std::string highest(const Search& what, int count);

}  // namespace sagewatch::dashboards
