#include "stacks/dashboards/monitoring_resources.hpp"

#include <algorithm>

#include "stacks/stacks.hpp"

namespace sagewatch::dashboards {
namespace {

using cfn::Object;

/// The literal value of a name property.
std::string name_in(const Object& properties, std::string_view property) {
  return *properties.find(property)->get<cfn::Text>()->literal();
}

void collect(MonitoringResources& found, const cfn::Resource& resource) {
  const auto& type = resource.type();
  if (type != "AWS::CloudWatch::Alarm" && type != "AWS::Lambda::Function" &&
      type != "AWS::SQS::Queue" && type != "AWS::Events::Rule")
    return;
  const auto rendered = resource.render();
  const auto& properties = *rendered.find("Properties")->get<Object>();
  if (type == "AWS::CloudWatch::Alarm") {
    found.alarms.push_back(name_in(properties, "AlarmName"));
  } else if (type == "AWS::Lambda::Function") {
    found.functions.push_back(name_in(properties, "FunctionName"));
  } else if (type == "AWS::SQS::Queue") {
    found.queues.push_back(name_in(properties, "QueueName"));
  } else if (type == "AWS::Events::Rule" && properties.find("EventBusName") != nullptr) {
    found.rules.push_back(name_in(properties, "Name"));
  }
}

/// Moves the alarms of the functions to a list of their own.
void part(MonitoringResources& found, const Config& config) {
  auto& alarms = found.alarms;
  const auto is_other = [&](const std::string& name) {
    return !name.starts_with(config.named(names::alarm::function_errors)) &&
           !name.starts_with(config.named(names::alarm::function_throttles));
  };
  const auto of_functions = std::stable_partition(alarms.begin(), alarms.end(), is_other);
  found.function_alarms.assign(of_functions, alarms.end());
  alarms.erase(of_functions, alarms.end());
}

}  // namespace

MonitoringResources monitoring_resources(const Config& config) {
  MonitoringResources found;
  for (const auto kind : {StackKind::monitoring, StackKind::insights}) {
    cfn::App app;
    for (const auto* resource : add_stack(app, kind, config).resources()) collect(found, *resource);
  }
  part(found, config);
  return found;
}

}  // namespace sagewatch::dashboards
