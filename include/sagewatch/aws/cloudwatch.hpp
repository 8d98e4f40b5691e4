#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::cloudwatch {

using cfn::Text;

/// A short name, Reference{"", name}, for a longer text that the body repeats: a template has at
/// most 51,200 bytes. The text must not need escapes in JSON.
struct Shorthand {
  std::string name;
  Text text;
};

struct DashboardProps {
  cfn::Text name;  ///< global in an account, not per Region
  cfn::Object body;
  std::vector<Shorthand> shorthands = {};  ///< unused ones are omitted
};

/// AWS::CloudWatch::Dashboard.
class Dashboard final : public cfn::Resource {
 public:
  using Props = DashboardProps;
  Dashboard(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;
  cfn::Object used_in(const Text& body) const;

  Props props_;
};

struct Dimension {
  std::string name;
  Text value;
};

/// One metric, as alarms refer to it.
struct Metric {
  std::string name_space;
  std::string name;
  std::vector<Dimension> dimensions;
  std::string statistic = "Sum";
};

struct AlarmProps {
  std::string name;
  std::string description;
  std::optional<Metric> metric = {};  ///< this or a query
  /// CloudWatch Metrics Insights. With GROUP BY and ORDER BY each series is a contributor, which
  /// the notification names. It can query the last three hours at most. AWS fact CW-2.
  std::optional<std::string> query = {};
  int period_seconds = 300;  ///< 10, 30 or a multiple of 60
  std::string comparison = "GreaterThanThreshold";
  double threshold;
  int evaluation_periods = 1;
  std::optional<int> datapoints_to_alarm =
      {};  ///< out of evaluation_periods; all of them if absent
  std::string missing_data = "notBreaching";
  std::vector<Text> actions = {};  ///< at most 5
};

/// AWS::CloudWatch::Alarm on one metric, or on the result of a query.
class Alarm final : public cfn::Resource {
 public:
  using Props = AlarmProps;
  Alarm(cfn::Scope scope, Props props);

 private:
  void add_metric(cfn::Object& out, const Metric& metric) const;
  void add_query(cfn::Object& out, const std::string& query) const;
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::cloudwatch
