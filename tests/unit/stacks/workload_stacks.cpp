#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "catalogue/shared_telemetry.hpp"
#include "settings/names.hpp"
#include "stacks/parameter_values.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::example_config;
using test::json;
using test::Json;

namespace {

Json synthesized(StackKind kind, const Config& config = example_config()) {
  cfn::App app;
  return test::rendered(add_stack(app, kind, config));
}

/// The home Region is listed too: that makes no difference.
Config two_regions() {
  auto config = example_config();
  config.workload_regions = {"us-east-1", "ap-southeast-2"};
  config.monitoring_account_further_sink_identifiers = {
      "arn:aws:oam:us-east-1:222222222222:sink/1"};
  return config;
}

std::set<std::string> keys(const Json& object) {
  std::set<std::string> out;
  for (const auto& [key, value] : object.items()) out.insert(key);
  return out;
}

std::set<std::string> parameters_given(const Json& stack_set) {
  std::set<std::string> out;
  for (const auto& entry : stack_set.at("Properties").at("Parameters")) {
    out.insert(entry.at("ParameterKey").get<std::string>());
  }
  return out;
}

}  // namespace

TEST_CASE("the settings give every parameter of a workload template a value, in its order") {
  for (const auto kind : {StackKind::workload_events, StackKind::workload_observability}) {
    std::vector<std::string> given;
    for (const auto& [key, value] : parameter_values(kind, example_config())) {
      given.push_back(key);
      CHECK_FALSE(value.empty());
    }
    std::vector<std::string> declared;
    const auto parameters = synthesized(kind).at("Parameters");
    for (const auto& [key, declaration] : parameters.items()) {
      declared.push_back(key);
    }
    CHECK(given == declared);
  }
  CHECK(parameter_values(StackKind::monitoring, {}).empty());
  CHECK(parameter_values(StackKind::management, {}).empty());
}

TEST_CASE("a workload account has an output with its dead-letter queue") {
  CHECK(synthesized(StackKind::workload_events)
            .at("Outputs")
            .at("UndeliveredEventsQueueUrl")
            .at("Value") == json(R"({"Ref": "UndeliveredEvents"})"));
}

TEST_CASE("the stack of each Region makes the roles that its rules and its schedule use") {
  const auto resources = synthesized(StackKind::workload_events).at("Resources");
  CHECK_FALSE(resources.at("ForwardingRole").contains("Condition"));
  CHECK(resources.at("ForwardingRole").at("Properties").at("RoleName") == json(R"({"Fn::If": [
    "IsHomeRegion", "sagemaker-monitoring-event-forwarding-role",
    {"Fn::Sub": "sagemaker-monitoring-forwarding-role-${AWS::Region}"}]})"));
  CHECK(resources.at("SourceRole").at("Condition") == "HasSourceRole");
  const auto& rule = resources.at("ServiceEventsRule");
  CHECK_FALSE(rule.contains("Condition"));
  CHECK(rule.at("Properties").at("Targets").at(0).at("RoleArn") ==
        json(R"({"Fn::GetAtt": ["ForwardingRole", "Arn"]})"));
}

TEST_CASE("IAM takes the names of the roles with the longest prefix in the longest Region") {
  auto config = example_config();
  config.name_prefix = "abcdefghijkl";
  const auto resources = synthesized(StackKind::workload_events, config).at("Resources");
  for (const auto* role : {"ForwardingRole", "HeartbeatRole"}) {
    auto name = resources.at(role)
                    .at("Properties")
                    .at("RoleName")
                    .at("Fn::If")
                    .at(2)
                    .at("Fn::Sub")
                    .get<std::string>();
    const std::string_view region("${AWS::Region}");
    name.replace(name.find(region), region.size(), "ap-southeast-2");
    CHECK(name.size() <= 64);
  }
}

TEST_CASE("a workload rule listens on the default bus and can be switched off") {
  const auto resources = synthesized(StackKind::workload_events).at("Resources");
  for (const auto* rule : {"ServiceEventsRule", "ApiEventsRule"}) {
    const auto& properties = resources.at(rule).at("Properties");
    CHECK_FALSE(properties.contains("EventBusName"));
    CHECK(properties.at("State").at("Fn::If").at(2) == "DISABLED");
  }
}

TEST_CASE("the schedule makes what the heartbeat rules await") {
  const auto resources = synthesized(StackKind::workload_events).at("Resources");
  const auto& made = resources.at("Heartbeat").at("Properties").at("Target");
  const auto& awaited = resources.at("HeartbeatsRule").at("Properties").at("EventPattern");
  const auto& heartbeat = awaited.at("$or").at(0);
  CHECK(heartbeat.at("source") == Json::array({made.at("EventBridgeParameters").at("Source")}));
  CHECK(heartbeat.at("detail-type") ==
        Json::array({made.at("EventBridgeParameters").at("DetailType")}));
  CHECK(made.at("RoleArn") == json(R"({"Fn::GetAtt": ["HeartbeatRole", "Arn"]})"));
  const auto& role = resources.at("HeartbeatRole");
  CHECK_FALSE(role.contains("Condition"));
  CHECK(
      role.at("Properties").at("AssumeRolePolicyDocument").at("Statement").at(0).at("Condition") ==
      json(R"({"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}})"));
}

TEST_CASE("workload rules send what monitoring rules await") {
  const auto sent = synthesized(StackKind::workload_events).at("Resources");
  const auto awaited = synthesized(StackKind::monitoring).at("Resources");
  const auto pattern_of = [](const Json& resources, const char* rule) {
    return resources.at(rule).at("Properties").at("EventPattern");
  };
  for (const auto* rule : {"ServiceEventsRule", "ApiEventsRule"}) {
    CHECK(pattern_of(sent, rule) == pattern_of(awaited, rule));
  }
  CHECK(pattern_of(sent, "HeartbeatsRule") ==
        Json{{"$or", {pattern_of(awaited, "HeartbeatsRule"), pattern_of(awaited, "ChangesRule")}}});
}

TEST_CASE("the source role trusts only the monitoring role, and no function may assume a role") {
  const auto source =
      synthesized(StackKind::workload_events).at("Resources").at("SourceRole").at("Properties");
  const auto& trust = source.at("AssumeRolePolicyDocument").at("Statement").at(0);
  CHECK(trust.at("Condition") == json(R"({"ArnEquals": {"aws:PrincipalArn": {"Fn::Sub":
    "arn:${AWS::Partition}:iam::${MonitoringAccountId}:role/${MonitoringAccountRoleName}"}}})"));
  const auto role =
      synthesized(StackKind::monitoring).at("Resources").at("IngesterRole").at("Properties");
  CHECK(role.at("Policies").dump().find("sts:AssumeRole") == std::string::npos);
}

TEST_CASE("a link shares the chosen kinds, and never with its own account") {
  const auto rendered = synthesized(StackKind::workload_observability);
  const auto& link = rendered.at("Resources").at("Link");
  CHECK(link.at("Condition") == "Links");
  CHECK(link.at("Properties").at("LabelTemplate") == "$AccountName");
  CHECK(rendered.at("Conditions").at("Links") == json(R"({"Fn::And": [
    {"Fn::Not": [{"Fn::Equals": [{"Ref": "AWS::AccountId"}, {"Ref": "MonitoringAccountId"}]}]},
    {"Fn::Or": [{"Condition": "ShareMetrics"}, {"Condition": "ShareLogs"},
                {"Condition": "ShareTraces"}]}]})"));
}

TEST_CASE("the stack sets carry the workload templates and all of their parameters") {
  const auto sets = synthesized(StackKind::management).at("Resources");
  const auto body_of = [&](const char* set) {
    return Json::parse(sets.at(set).at("Properties").at("TemplateBody").get<std::string>());
  };
  const auto bare = [](Json whole) {
    whole.erase("Description");
    auto parameters = whole.at("Parameters");
    for (auto& parameter : parameters) parameter = {{"Type", parameter.at("Type")}};
    whole.erase("Parameters");
    whole["Parameters"] = std::move(parameters);
    return whole;
  };
  CHECK(body_of("WorkloadEvents") == bare(synthesized(StackKind::workload_events)));
  CHECK(body_of("WorkloadObservability") == bare(synthesized(StackKind::workload_observability)));
  for (const auto* set : {"WorkloadEvents", "WorkloadObservability"}) {
    CHECK(parameters_given(sets.at(set)) == keys(body_of(set).at("Parameters")));
  }
}

TEST_CASE("no stack set filters accounts, which would not hold for those that join later") {
  const auto sets = synthesized(StackKind::management, two_regions()).at("Resources");
  for (const auto& [id, set] : sets.items()) {
    CHECK(set.at("Properties").at("StackInstancesGroup").at(0).at("DeploymentTargets") ==
          json(R"({"OrganizationalUnitIds": ["ou-ab12-11111111"]})"));
  }
}

TEST_CASE("every stack has a resource without a condition, whatever is shared") {
  const auto is_always_there = [](const Json& resource) { return !resource.contains("Condition"); };
  for (const bool metrics : {true, false}) {
    auto config = two_regions();
    config.observability_metrics = metrics;
    for (const auto& entry : stacks()) {
      INFO(entry.key);
      const auto resources = synthesized(entry.kind, config).at("Resources");
      CHECK(std::any_of(resources.begin(), resources.end(), is_always_there));
    }
  }
}

TEST_CASE("a delegated administrator's stack sets say so") {
  auto config = example_config();
  const auto call_as = [&] {
    std::set<std::string> out;
    const auto resources = synthesized(StackKind::management, config).at("Resources");
    for (const auto& [id, set] : resources.items()) {
      out.insert(set.at("Properties").value("CallAs", ""));
    }
    return out;
  };
  CHECK(call_as() == std::set<std::string>{""});
  config.call_as = "delegated-admin";
  CHECK(call_as() == std::set<std::string>{"DELEGATED_ADMIN"});
}

TEST_CASE("further Regions have a stack set of their own for the events") {
  const auto sets = synthesized(StackKind::management, two_regions()).at("Resources");
  const auto& home = sets.at("WorkloadEvents").at("Properties");
  const auto& further = sets.at("WorkloadEventsFurther").at("Properties");
  CHECK(home.at("StackInstancesGroup").at(0).at("Regions") == json(R"(["ap-southeast-2"])"));
  CHECK(further.at("StackInstancesGroup").at(0).at("Regions") == json(R"(["us-east-1"])"));
  CHECK(further.at("StackSetName") == "sagemaker-monitoring-workload-events-further");
  CHECK(further.at("TemplateBody") == home.at("TemplateBody"));
  CHECK(further.at("Parameters") == home.at("Parameters"));
  CHECK(sets.at("WorkloadEventsFurther").at("DependsOn") == json(R"(["WorkloadEvents"])"));
}

TEST_CASE("no stack set relies on an order of Regions") {
  const auto sets = synthesized(StackKind::management, two_regions()).at("Resources");
  for (const auto& [id, set] : sets.items()) {
    const auto& preferences = set.at("Properties").at("OperationPreferences");
    CHECK(preferences.at("RegionConcurrencyType") == "PARALLEL");
    CHECK_FALSE(preferences.contains("RegionOrder"));
  }
}

TEST_CASE("each Region has a stack set that links to its own sink") {
  const auto sets = synthesized(StackKind::management, two_regions()).at("Resources");
  CHECK(sets.size() == 4);
  const auto& further = sets.at("WorkloadObservabilityUsEast1").at("Properties");
  CHECK(further.at("StackSetName") == "sagemaker-monitoring-workload-observability-us-east-1");
  CHECK(further.at("StackInstancesGroup").at(0).at("Regions") == json(R"(["us-east-1"])"));
  CHECK(further.at("Parameters").at(1).at("ParameterValue") ==
        "arn:aws:oam:us-east-1:222222222222:sink/1");
  CHECK(sets.at("WorkloadObservability")
            .at("Properties")
            .at("StackInstancesGroup")
            .at(0)
            .at("Regions") == json(R"(["ap-southeast-2"])"));
}

TEST_CASE("a further Region has a sink of its own in the monitoring account") {
  const auto rendered = synthesized(StackKind::observability, two_regions());
  CHECK(rendered.at("Resources").size() == 2);
  CHECK(rendered.at("Resources").at("Metrics").at("Properties").at("DashboardName") ==
        json(R"({"Fn::Sub": "SageMaker-Monitoring-Metrics-${AWS::Region}"})"));
  CHECK(rendered.at("Outputs").contains("MonitoringAccountSinkIdentifier"));
  auto sink = rendered.at("Resources").at("Sink");
  sink.erase("Condition");
  CHECK(sink == synthesized(StackKind::monitoring, two_regions()).at("Resources").at("Sink"));
}

TEST_CASE("a link shares SageMaker's metrics and log groups, or all, as the setting says") {
  const auto link = synthesized(StackKind::workload_observability).at("Resources").at("Link");
  const auto& filters = link.at("Properties").at("LinkConfiguration").at("Fn::If");
  CHECK(filters.at(0) == "Filters");
  CHECK(filters.at(1).at("LogGroupConfiguration") == json(R"({"Fn::If": ["ShareLogs", {"Filter":
    {"Fn::If": ["ShareAll", "LogGroupName != ':'", "LogGroupName LIKE '/aws/sagemaker/%'"]}},
    {"Ref": "AWS::NoValue"}]})"));
  CHECK(shared_metrics_filter() ==
        "Namespace LIKE 'AWS/SageMaker%' OR Namespace LIKE 'AWS/Sagemaker/%' OR "
        "Namespace LIKE '/aws/sagemaker/%' OR Namespace = 'AWS/Events'");
  auto config = example_config();
  config.shared_telemetry = "all";
  const auto values = parameter_values(StackKind::workload_observability, config);
  CHECK(values.back().key == "SharedTelemetry");
  CHECK(values.back().value == "all");
}

TEST_CASE("without observability there is one stack set") {
  auto config = example_config();
  config.observability_metrics = config.observability_logs = config.observability_traces = false;
  config.monitoring_account_sink_identifier.reset();
  CHECK(synthesized(StackKind::management, config).at("Resources").size() == 1);
}

TEST_CASE("no template names a partition where a pseudo parameter belongs") {
  for (const auto kind :
       {StackKind::monitoring, StackKind::workload_events, StackKind::workload_observability}) {
    CHECK_THAT(synthesized(kind).dump(), !Catch::Matchers::Contains("arn:aws:"));
    CHECK_THAT(synthesized(kind).dump(), !Catch::Matchers::Contains("\"ap-southeast-2\""));
  }
}
