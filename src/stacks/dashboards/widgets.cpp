#include "stacks/dashboards/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "catalogue/saved_queries.hpp"
#include "sagewatch/aws/arn.hpp"
#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch::dashboards {
namespace {

using cfn::List;
using cfn::Object;
namespace pseudo = cfn::pseudo;

constexpr auto alarm_arn = "Alarm";
constexpr auto series_of_account = "Series";
constexpr auto this_region = "R";

cfn::Text region_here() { return cfn::Reference{"", this_region}; }

/// Absent for the default, a line chart.
std::optional<std::string> view_name(View view) {
  switch (view) {
    case View::total:
    case View::latest:
      return "singleValue";
    case View::bars:
      return "bar";
    case View::lines:
    case View::areas:
      break;
  }
  return std::nullopt;
}

/// [{"expression": …, "label": …}]
List expression(Series series) {
  return {Object{{"expression", std::move(series.expression)}, {"label", std::move(series.label)}}};
}

/// [NAMESPACE, METRIC, DIMENSION, VALUE…], where a dot repeats the item of the previous metric.
List one_metric(const cloudwatch::Metric& metric, List& above) {
  List all{metric.name_space, metric.name};
  for (const auto& [name, value] : metric.dimensions) all.insert(all.end(), {name, value});
  List list = all;
  for (std::size_t i = 0; i < std::min(list.size(), above.size()); ++i) {
    if (*list[i].get<cfn::Text>() == *above[i].get<cfn::Text>()) list[i] = ".";
  }
  above = std::move(all);
  return list;
}

Object horizontal(Threshold line) {
  Object mark{{"label", std::move(line.label)}, {"value", line.value}};
  return {{"horizontal", List{std::move(mark)}}};
}

}  // namespace

Widget chart(Chart chart) {
  List all;
  for (auto& series : chart.series) all.emplace_back(expression(std::move(series)));
  List above;
  for (const auto& metric : chart.metrics) all.emplace_back(one_metric(metric, above));
  Object properties{{"title", std::move(chart.title)},
                    {"view", view_name(chart.view)},
                    {"region", region_here()},
                    {"metrics", std::move(all)}};
  if (!chart.metrics.empty()) properties.set("stat", chart.metrics.front().statistic);
  if (chart.view == View::areas) properties.set("stacked", true);
  if (chart.view == View::total || chart.view == View::bars)
    properties.set("setPeriodToTimeRange", true);
  if (chart.threshold) properties.set("annotations", horizontal(std::move(*chart.threshold)));
  return {"metric", std::move(properties)};
}

Widget table(const Config& config, std::string title, std::string_view query_name,
             std::string_view condition) {
  const auto& saved = saved_query(query_name);
  if (saved.groups != std::vector<std::string>{"records"})
    throw std::logic_error(fmt::format("'{}' reads more than the records", query_name));
  auto query = fmt::format("SOURCE '{}' | filter {}\n| {}",
                           config.named(names::log_group::ingester), condition, saved.query);
  return {"log",
          {{"title", std::move(title)},
           {"view", "table"},
           {"region", region_here()},
           {"query", std::move(query)}}};
}

Widget text(cfn::Text markdown) { return {"text", {{"markdown", std::move(markdown)}}}; }

std::vector<cloudwatch::Shorthand> shorthands(const Config& config) {
  return {{alarm_arn, aws::local_arn("cloudwatch", "alarm:" + config.named(names::common_part))},
          {series_of_account, "${PROP('AccountLabel')} ${LABEL}"},
          {this_region, pseudo::region()}};
}

cfn::Text source_label() { return cfn::Reference{"", series_of_account}; }

Widget alarm_states(const Config& config, std::string title,
                    const std::vector<std::string>& alarms) {
  const auto common = config.named(names::common_part);
  List arns;
  for (const auto& alarm : alarms) {
    if (!alarm.starts_with(common))
      throw std::logic_error(fmt::format("{} doesn't begin with {}", alarm, common));
    arns.emplace_back(cfn::Text(cfn::Reference{"", alarm_arn}) +
                      cfn::Text(alarm.substr(common.size())));
  }
  return {"alarm",
          {{"title", std::move(title)},
           {"sortBy", "stateUpdatedTimestamp"},
           {"alarms", std::move(arns)}}};
}

}  // namespace sagewatch::dashboards
