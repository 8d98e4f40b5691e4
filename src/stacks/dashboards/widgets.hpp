#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/aws/cloudwatch.hpp"
#include "settings/config.hpp"
#include "stacks/dashboards/grid.hpp"

namespace sagewatch::dashboards {

/// Time series of one metric math or SEARCH expression, a point each five minutes.
struct Series {
  std::string expression;
  /// Stands before the name that CloudWatch gives each series after what tells it apart;
  /// with a dynamic label such as ${PROP('AccountLabel')}, instead of it.
  cfn::Text label = "";
};

enum class View {
  lines,
  areas,   ///< stacked, for what adds up
  total,   ///< one number over the whole time shown
  latest,  ///< one number: the last value
  bars,    ///< one bar a time series, over the whole time shown
};

/// A line across a chart, above which something is wrong.
struct Threshold {
  std::string label;
  int value;
};

struct Chart {
  std::string title;
  std::vector<Series> series = {};
  /// Of the monitoring account itself, all with one statistic: AWS fact CW-13.
  std::vector<cloudwatch::Metric> metrics = {};
  View view = View::lines;
  std::optional<Threshold> threshold = {};
};

Widget chart(Chart chart);

/// A table of what a saved query finds in the records that fulfil `condition`, in the log group of
/// this account: AWS fact LOG-12.
/// Throws std::logic_error where there is no such query, or where it reads another log group.
Widget table(const Config& config, std::string title, std::string_view query_name,
             std::string_view condition);

Widget text(cfn::Text markdown);

/// Texts that several widgets have, for the dashboards' shorthands.
std::vector<cloudwatch::Shorthand> shorthands(const Config& config);

/// As the label of a series of linked accounts: the account's name, then what tells the series
/// apart.
cfn::Text source_label();

/// States of alarms of the monitoring account, by name, the last changed first: 1 to 100. Throws
/// std::logic_error where a name doesn't begin as all of ours do.
Widget alarm_states(const Config& config, std::string title,
                    const std::vector<std::string>& alarms);

}  // namespace sagewatch::dashboards
