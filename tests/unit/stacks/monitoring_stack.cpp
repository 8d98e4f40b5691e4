#include <catch2/catch.hpp>

#include "assembly/limits.hpp"
#include "settings/names.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using test::example_config;
using test::json;
using test::Json;

namespace {

Json monitoring(const Config& config) {
  cfn::App app;
  return test::rendered(add_stack(app, StackKind::monitoring, config));
}

}  // namespace

TEST_CASE("the bus admits the organizational units with their children") {
  const auto resources = monitoring(example_config()).at("Resources");
  const auto& statement =
      resources.at("EventsFromOrganizationalUnits").at("Properties").at("Statement");
  CHECK(statement.at("Principal") == "*");
  CHECK(statement.at("Condition").at("ForAnyValue:StringLike") == json(R"({
    "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"]})"));
  CHECK_FALSE(resources.contains("EventsFromAccounts"));
}

TEST_CASE("the bus admits listed accounts, alone or beside the units, one statement at a time") {
  auto config = example_config();
  config.workload_accounts = {"333333333333", "444444444444"};
  const auto both = monitoring(config).at("Resources");
  CHECK(both.at("EventsFromAccounts").at("DependsOn") ==
        json(R"(["EventsFromOrganizationalUnits"])"));
  CHECK(both.at("EventsFromAccounts").at("Properties").at("Statement").at("Principal").at("AWS") ==
        json(R"(["arn:aws:iam::333333333333:root", "arn:aws:iam::444444444444:root"])"));
  config.workload_ou_paths.clear();
  const auto accounts_only = monitoring(config).at("Resources");
  CHECK_FALSE(accounts_only.contains("EventsFromOrganizationalUnits"));
  CHECK_FALSE(accounts_only.at("EventsFromAccounts").contains("DependsOn"));
}

TEST_CASE("accounts are admitted by their ARNs of the home Region's partition") {
  auto config = example_config();
  config.workload_accounts = {"333333333333"};
  config.home_region = "us-gov-west-1";
  const auto resources = monitoring(config).at("Resources");
  const auto accounts = json(R"({"AWS": ["arn:aws-us-gov:iam::333333333333:root"]})");
  CHECK(resources.at("EventsFromAccounts").at("Properties").at("Statement").at("Principal") ==
        accounts);
  const auto& linkers = resources.at("Sink").at("Properties").at("Policy").at("Statement");
  CHECK(linkers.at(1).at("Principal") == accounts);
}

TEST_CASE("the bus takes what its rules take") {
  auto config = example_config();
  config.workload_accounts = {"333333333333"};
  const auto resources = monitoring(config).at("Resources");
  const auto sources = json(R"(["aws.sagemaker", "sagewatch", "aws.events", "aws.iam", "aws.oam",
    "aws.scheduler"])");
  for (const auto* id : {"EventsFromOrganizationalUnits", "EventsFromAccounts"}) {
    CHECK(resources.at(id)
              .at("Properties")
              .at("Statement")
              .at("Condition")
              .at("ForAllValues:StringEquals")
              .at("events:source") == sources);
  }
}

TEST_CASE("of events that nobody should send only the ingester hears, which keeps no details") {
  const auto resources = monitoring(example_config()).at("Resources");
  const auto& targets = resources.at("UnexpectedEventsRule").at("Properties").at("Targets");
  REQUIRE(targets.size() == 1);
  CHECK(targets.at(0).at("Arn") == json(R"({"Fn::GetAtt": ["IngesterFunction", "Arn"]})"));
}

TEST_CASE("the archive keeps SageMaker's events, and nothing of others on a shared bus") {
  const auto pattern = [](const Config& config) {
    return monitoring(config).at("Resources").at("Archive").at("Properties").at("EventPattern");
  };
  auto config = example_config();
  CHECK(pattern(config).at("source") == json(R"(["aws.sagemaker"])"));
  config.existing_event_bus_arn = "arn:aws:events:ap-southeast-2:222222222222:event-bus/platform";
  CHECK(pattern(config).at("source") == json(R"(["aws.sagemaker"])"));
  CHECK_FALSE(monitoring(config).at("Resources").contains("UnexpectedEventsRule"));
}

TEST_CASE("EventBridge writes to the log groups for rules of this account only") {
  const auto policy = monitoring(example_config())
                          .at("Resources")
                          .at("LogDeliveryPolicy")
                          .at("Properties")
                          .at("PolicyDocument")
                          .dump();
  CHECK(policy.find("aws:SourceAccount") != std::string::npos);
  CHECK(policy.find("StringEqualsIfExists") != std::string::npos);
}

TEST_CASE("the sink takes in the chosen kinds of telemetry, from the senders of events") {
  auto config = example_config();
  config.observability_logs = false;
  const auto policy = monitoring(config).at("Resources").at("Sink").at("Properties").at("Policy");
  CHECK(policy.at("Statement").at(0).at("Condition") == json(R"({
    "ForAnyValue:StringLike": {
      "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"]},
    "ForAllValues:StringEquals": {
      "oam:ResourceTypes": ["AWS::CloudWatch::Metric", "AWS::XRay::Trace"]}})"));
}

TEST_CASE("without observability there is neither sink nor sink output") {
  auto config = example_config();
  config.observability_metrics = config.observability_logs = config.observability_traces = false;
  const auto rendered = monitoring(config);
  CHECK_FALSE(rendered.at("Resources").contains("Sink"));
  CHECK_FALSE(rendered.at("Outputs").contains("MonitoringAccountSinkIdentifier"));
  CHECK(rendered.at("Outputs").contains("MonitoringAccountRoleName"));
  CHECK(rendered.at("Outputs").contains("MonitoringAccountEventbusARN"));
}

TEST_CASE("a Region without archives gets none") {
  auto config = example_config();
  CHECK(monitoring(config).at("Resources").contains("Archive"));
  for (const auto* region : {"ca-west-1", "mx-central-1"}) {
    config.home_region = region;
    CHECK_FALSE(monitoring(config).at("Resources").contains("Archive"));
  }
}

TEST_CASE("every target of every rule has the dead-letter queue") {
  const auto resources = monitoring(example_config()).at("Resources");
  std::size_t targets = 0;
  for (const auto& resource : resources) {
    if (resource.at("Type") != "AWS::Events::Rule") continue;
    for (const auto& target : resource.at("Properties").at("Targets")) {
      CHECK(target.at("DeadLetterConfig") ==
            json(R"({"Arn": {"Fn::GetAtt": ["UndeliveredEvents", "Arn"]}})"));
      ++targets;
    }
  }
  CHECK(targets == 6);
}

TEST_CASE("one rule makes records, and no other target has it: a replay goes to it alone") {
  const auto resources = monitoring(example_config()).at("Resources");
  const auto targets = [&](const char* id) {
    return resources.at(id).at("Properties").at("Targets");
  };
  REQUIRE(targets("RecordsRule").size() == 1);
  CHECK(targets("RecordsRule").at(0).at("Id") == "Function");
  for (const auto* id : {"ServiceEventsRule", "ApiEventsRule"}) {
    CHECK(targets(id).size() == 1);
    CHECK(resources.at(id).at("DependsOn").dump().find("RecordsRule") != std::string::npos);
  }
}

TEST_CASE("the native events are matched by prefix") {
  const auto rule = monitoring(example_config()).at("Resources").at("ServiceEventsRule");
  CHECK(rule.at("Properties").at("EventPattern") ==
        json(R"({"source": ["aws.sagemaker"], "detail-type": [{"prefix": "SageMaker "}]})"));
}

TEST_CASE("the role that the source roles trust is the one that the ingester has") {
  const auto resources = monitoring(example_config()).at("Resources");
  CHECK(resources.at("IngesterFunction").at("Properties").at("Role") ==
        json(R"({"Fn::GetAtt": ["IngesterRole", "Arn"]})"));
  CHECK(resources.at("IngesterRole").at("Properties").at("RoleName") ==
        example_config().named(names::role::monitoring));
}

TEST_CASE("what is to follow is asked for only where something answers") {
  const auto variables = [](const Json& rendered) {
    return rendered.at("Resources")
        .at("IngesterFunction")
        .at("Properties")
        .at("Environment")
        .at("Variables");
  };
  auto config = example_config();
  CHECK(variables(monitoring(config)).contains("UTILIZATION_QUEUE"));
  CHECK_FALSE(variables(monitoring(config)).contains("NOTICE_QUEUE"));
  config.observability_metrics = false;
  config.notification_emails = {"ml-operations@example.com"};
  CHECK_FALSE(variables(monitoring(config)).contains("UTILIZATION_QUEUE"));
  CHECK(variables(monitoring(config)).at("NOTICE_QUEUE") == json(R"({"Ref": "IngesterNotices"})"));
}

TEST_CASE("fifty accounts fit, a thousand are refused before CloudFormation does") {
  auto config = example_config();
  config.workload_ou_paths.clear();
  const auto problems = [&](int accounts) {
    config.workload_accounts.clear();
    for (int i = 0; i < accounts; ++i) {
      config.workload_accounts.push_back(std::to_string(100'000'000'000 + i));
    }
    cfn::App app;
    std::vector<std::string> ids;
    for (const auto& found : check_limits(add_stack(app, StackKind::monitoring, config))) {
      ids.push_back(found.id);
    }
    return ids;
  };
  CHECK(problems(50).empty());
  CHECK(problems(1000) == std::vector<std::string>{"E0201", "E0202"});
}

TEST_CASE("more tag keys than a function's environment has room for are refused") {
  auto config = example_config();
  const auto fits = [&](int number) {
    cfn::App app;
    config.team_tags.assign(static_cast<std::size_t>(number), std::string(128, 'k'));
    return check_limits(add_stack(app, StackKind::monitoring, config)).empty();
  };
  CHECK(fits(20));
  CHECK_FALSE(fits(35));
}
