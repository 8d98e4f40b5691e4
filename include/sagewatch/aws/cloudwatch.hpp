#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::cloudwatch {

using cfn::Text;

/// What stands in a body for a longer text that it repeats, as Reference{"", name}: a template may
/// have 51,200 bytes. The text must need no escapes in JSON.
struct Shorthand {
  std::string name;
  Text text;
};

struct DashboardProps {
  cfn::Text name;  ///< global in an account, whatever the Region
  cfn::Object body;
  std::vector<Shorthand> shorthands = {};  ///< those that the body doesn't use are left out
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

/// One metric, as alarms name it.
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
  /// CloudWatch Metrics Insights. With GROUP BY and ORDER BY each series is a contributor of its
  /// own, which the alarm's notification names. Looks back three hours at most. AWS fact CW-2.
  std::optional<std::string> query = {};
  int period_seconds = 300;  ///< 10, 30 or a multiple of 60
  std::string comparison = "GreaterThanThreshold";
  double threshold;
  int evaluation_periods = 1;
  std::optional<int> datapoints_to_alarm = {};  ///< so many of these periods; all, if absent
  std::string missing_data = "notBreaching";
  std::vector<Text> actions = {};  ///< at most 5
};

/// AWS::CloudWatch::Alarm on one metric, or on what a query finds.
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
