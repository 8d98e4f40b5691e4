#include "sagewatch/aws/cloudwatch.hpp"

#include "sagewatch/cfn/json.hpp"

namespace sagewatch::cloudwatch {

using cfn::List;
using cfn::Object;

Dashboard::Dashboard(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::CloudWatch::Dashboard"), props_(std::move(props)) {}

Object Dashboard::properties() const {
  return {{"DashboardName", props_.name}, {"DashboardBody", cfn::to_json_text(props_.body)}};
}

Alarm::Alarm(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::CloudWatch::Alarm"), props_(std::move(props)) {}

Object Alarm::properties() const {
  const auto& metric = props_.metric;
  List dimensions;
  for (const auto& [name, value] : metric.dimensions) {
    dimensions.emplace_back(Object{{"Name", name}, {"Value", value}});
  }
  Object out{{"AlarmDescription", props_.description},
             {"Namespace", metric.name_space},
             {"MetricName", metric.name},
             {"Dimensions", std::move(dimensions)},
             {"Statistic", metric.statistic},
             {"Period", metric.period_seconds},
             {"EvaluationPeriods", props_.evaluation_periods},
             {"Threshold", props_.threshold},
             {"ComparisonOperator", props_.comparison},
             {"TreatMissingData", props_.missing_data}};
  if (!props_.actions.empty()) out.set("AlarmActions", cfn::list(props_.actions));
  return out;
}

}  // namespace sagewatch::cloudwatch
