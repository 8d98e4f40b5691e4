#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/aws/cloudwatch.hpp"
#include "settings/config.hpp"
#include "stacks/dashboards/grid.hpp"

namespace sagewatch::dashboards {

/// Time series of one metric math or SEARCH expression, with one point every five minutes.
struct Series {
  std::string expression;
  /// The label before the distinguishing name that CloudWatch gives each series; a dynamic label
  /// such as ${PROP('AccountLabel')} replaces that name.
  cfn::Text label = "";
};

enum class View {
  lines,
  areas,   ///< stacked, for values that add up
  total,   ///< one number over the whole time shown
  latest,  ///< one number: the last value
  bars,    ///< one bar per time series, over the whole time shown
};

/// A horizontal line in a chart, above which something is wrong.
struct Threshold {
  std::string label;
  int value;
};

struct Chart {
  std::string title;
  std::vector<Series> series = {};
  /// Metrics of the monitoring account itself, all with one statistic: AWS fact CW-13.
  std::vector<cloudwatch::Metric> metrics = {};
  View view = View::lines;
  std::optional<Threshold> threshold = {};
};

Widget chart(Chart chart);

/// A table with the results of a saved query for the records that match `condition`, in the log
/// group of this account: AWS fact LOG-12. Throws std::logic_error if there is no such query, or it
/// reads another log group.
Widget table(const Config& config, std::string title, std::string_view query_name,
             std::string_view condition);

Widget text(cfn::Text markdown);

/// Texts that several widgets use, for the dashboards' shorthands.
std::vector<cloudwatch::Shorthand> shorthands(const Config& config);

/// The label of a series of linked accounts: the name of the account, and what distinguishes the
/// series.
cfn::Text source_label();

/// The states of 1 to 100 alarms of the monitoring account, the last changed first. Throws
/// std::logic_error if a name doesn't have the common beginning of ours.
Widget alarm_states(const Config& config, std::string title,
                    const std::vector<std::string>& alarms);

}  // namespace sagewatch::dashboards
