#include "sagewatch/aws/cloudwatch.hpp"

#include <algorithm>

#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/cfn/json.hpp"

namespace sagewatch::cloudwatch {

using cfn::List;
using cfn::Object;

Dashboard::Dashboard(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::CloudWatch::Dashboard"), props_(std::move(props)) {}

Object Dashboard::used_in(const Text& body) const {
  Object used;
  for (const auto& [name, text] : props_.shorthands) {
    const Text::Part reference = cfn::Reference{"", name};
    if (std::ranges::find(body.parts(), reference) != body.parts().end()) used.set(name, text);
  }
  return used;
}

Object Dashboard::properties() const {
  auto body = cfn::to_json_text(props_.body);
  auto used = used_in(body);
  cfn::Value written = used.empty() ? cfn::Value(std::move(body)) : cfn::fn::sub(body, used);
  return {{"DashboardName", props_.name}, {"DashboardBody", std::move(written)}};
}

Alarm::Alarm(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::CloudWatch::Alarm"), props_(std::move(props)) {}

void Alarm::add_metric(Object& out, const Metric& metric) const {
  List dimensions;
  for (const auto& [name, value] : metric.dimensions) {
    dimensions.emplace_back(Object{{"Name", name}, {"Value", value}});
  }
  out.set("Namespace", metric.name_space);
  out.set("MetricName", metric.name);
  out.set("Dimensions", std::move(dimensions));
  out.set("Statistic", metric.statistic);
  out.set("Period", props_.period_seconds);
}

void Alarm::add_query(Object& out, const std::string& query) const {
  out.set("Metrics", List{Object{{"Id", "found"},
                                 {"Expression", query},
                                 {"Period", props_.period_seconds},
                                 {"ReturnData", true}}});
}

Object Alarm::properties() const {
  Object out{{"AlarmName", props_.name}, {"AlarmDescription", props_.description}};
  if (props_.metric) add_metric(out, *props_.metric);
  if (props_.query) add_query(out, *props_.query);
  out.set("EvaluationPeriods", props_.evaluation_periods);
  if (props_.datapoints_to_alarm) out.set("DatapointsToAlarm", *props_.datapoints_to_alarm);
  out.set("Threshold", props_.threshold);
  out.set("ComparisonOperator", props_.comparison);
  out.set("TreatMissingData", props_.missing_data);
  if (!props_.actions.empty()) out.set("AlarmActions", cfn::list(props_.actions));
  return out;
}

}  // namespace sagewatch::cloudwatch
