#include "settings/existing.hpp"

#include <catch2/catch.hpp>

#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::json;
using test::Json;

namespace {

constexpr auto platform = "arn:aws:events:ap-southeast-2:222222222222:event-bus/platform";

Config with_bus() {
  auto config = test::example_config();
  config.existing_event_bus_arn = platform;
  return config;
}

Json resources_of(StackKind kind, const Config& config) {
  cfn::App app;
  return test::rendered(add_stack(app, kind, config)).at("Resources");
}

}  // namespace

TEST_CASE("an existing bus gets our rules and the archive, and no bus is created") {
  const auto all = resources_of(StackKind::monitoring, with_bus());
  CHECK_FALSE(all.contains("EventBus"));
  std::size_t rules = 0;
  for (const auto& resource : all) {
    if (resource.at("Type") != "AWS::Events::Rule") continue;
    CHECK(resource.at("Properties").at("EventBusName") == "platform");
    ++rules;
  }
  CHECK(rules == 5);
  CHECK(all.at("Archive").at("Properties").at("SourceArn") == platform);
}

TEST_CASE("our statements in the policy of such a bus have ids of our own") {
  auto config = with_bus();
  config.workload_accounts = {"333333333333"};
  config.name_prefix = "acme";
  const auto all = resources_of(StackKind::monitoring, config);
  for (const auto* senders : {"OrganizationalUnits", "Accounts"}) {
    const auto properties = all.at(std::string("EventsFrom") + senders).at("Properties");
    const auto id = std::string("acme-sagemaker-monitoring-") + senders;
    CHECK(properties.at("StatementId") == id);
    CHECK(properties.at("Statement").at("Sid") == id);
    CHECK(properties.at("Statement").at("Resource") == platform);
    CHECK(properties.at("EventBusName") == "platform");
  }
}

TEST_CASE("the dashboards and the key's policy speak of the bus that is used") {
  auto config = with_bus();
  config.encryption = "managed";
  CHECK(resources_of(StackKind::dashboards, config).dump().find("\\\"platform\\\"") !=
        std::string::npos);
  CHECK(resources_of(StackKind::key, config).dump().find(":event-bus/platform") !=
        std::string::npos);
  CHECK(event_bus_name(test::example_config()) == "sagemaker-monitoring-account-eventbus");
}

TEST_CASE("each Region has its own sink among the existing ones") {
  auto config = test::example_config();
  config.existing_sink_arns = {"arn:aws:oam:us-east-1:222222222222:sink/1"};
  CHECK(existing_sink_in(config, "us-east-1") == config.existing_sink_arns[0]);
  CHECK_FALSE(existing_sink_in(config, "ap-southeast-2"));
  CHECK(resources_of(StackKind::monitoring, config).contains("Sink"));
  config.existing_sink_arns.emplace_back("arn:aws:oam:ap-southeast-2:222222222222:sink/2");
  CHECK_FALSE(resources_of(StackKind::monitoring, config).contains("Sink"));
}

TEST_CASE("the stack of a further Region makes a sink unless its parameter names one") {
  auto config = test::example_config();
  config.workload_regions = {"us-east-1"};
  cfn::App app;
  const auto rendered = test::rendered(add_stack(app, StackKind::observability, config));
  CHECK(rendered.at("Parameters").at("ExistingSinkARN").at("Default") == "");
  CHECK(rendered.at("Conditions").at("MakesSink") ==
        json(R"({"Fn::Equals": [{"Ref": "ExistingSinkARN"}, ""]})"));
  CHECK(rendered.at("Resources").at("Sink").at("Condition") == "MakesSink");
  CHECK(rendered.at("Outputs").at("MonitoringAccountSinkIdentifier").at("Value") ==
        json(R"({"Fn::If": ["MakesSink", {"Ref": "Sink"}, {"Ref": "ExistingSinkARN"}]})"));
}
