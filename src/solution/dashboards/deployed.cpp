#include "deployed.hpp"

#include "sagewatch/solution/stacks.hpp"

namespace sagewatch::solution::dashboards {
namespace {

using cfn::Object;

const Object& member(const Object& object, std::string_view key) {
  return *object.find(key)->get<Object>();
}

/// The literal text of a property, which every named resource has.
std::string name_in(const Object& properties, std::string_view property) {
  return *properties.find(property)->get<cfn::Text>()->literal();
}

void collect(Deployed& found, const Object& resource) {
  const auto& type = *resource.find("Type")->get<cfn::Text>();
  const auto& properties = member(resource, "Properties");
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

}  // namespace

Deployed deployed(const Config& config) {
  Deployed found;
  for (const auto kind : {StackKind::monitoring, StackKind::insights}) {
    cfn::App app;
    const auto rendered = add_stack(app, kind, config).synth();
    for (const auto& [id, resource] : member(rendered, "Resources").members())
      collect(found, *resource.get<Object>());
  }
  return found;
}

}  // namespace sagewatch::solution::dashboards
