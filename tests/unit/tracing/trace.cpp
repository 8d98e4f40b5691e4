#include <catch2/catch.hpp>

#include "support/example_config.hpp"
#include "tracing/trace_all.hpp"
#include "tracing/trace_events.hpp"
#include "tracing/trace_report.hpp"
#include "tracing/trace_senders.hpp"
#include "tracing/trace_topology.hpp"

using namespace sagewatch;
using namespace sagewatch;
using trace::HopOutcome;

namespace {

std::string event_refusal(const std::string& json) {
  const auto read = read_traced_event("event.json", json);
  const auto* problem = std::get_if<cfn::Diagnostic>(&read);
  return problem ? std::to_string(problem->place->line) + ":" +
                       std::to_string(problem->place->column) + " " + problem->message
                 : "read";
}

std::vector<std::string> descriptions(const Config& config, bool admitted) {
  std::vector<std::string> out;
  for (const auto& kind : sender_kinds(config, {std::string("us-east-1")})) {
    if (kind.admitted == admitted) out.push_back(kind.description);
  }
  return out;
}

/// What is wrong with all that the first sender of the settings does, over these templates.
SenderResult first_result(const StackTemplates& templates, const Config& config) {
  const auto kind = sender_kinds(config, {config.home_region}).front();
  const auto topology = deploy(templates, config, kind.sender);
  return trace_sender(std::get<trace::Topology>(topology), kind);
}

}  // namespace

TEST_CASE("an event needs a source and a detail type") {
  CHECK(event_refusal(R"({"source": "a", "detail-type": "b"})") == "read");
  CHECK(event_refusal(R"({"source": "a"})") == "1:1 this is not an event: it has no 'detail-type'");
  CHECK(event_refusal(R"({"source": ["a"], "detail-type": 5})") ==
        "1:1 this is not an event: it has no 'detail-type'");
  CHECK(event_refusal("{\n \"source\": }") == "2:12 this is not an event: expected a value");
}

TEST_CASE("senders are those that the settings admit, and some around them") {
  auto config = test::example_config();
  CHECK(descriptions(config, true) ==
        std::vector<std::string>{"account in the OU", "account in a child OU"});
  CHECK(descriptions(config, false) == std::vector<std::string>{"account in another OU",
                                                                "another organization",
                                                                "no organization"});
  config.workload_accounts = {"111111111111"};
  config.workload_ou_paths = {"o-a1b2c3d4e5/r-ab12/"};
  CHECK(descriptions(config, true) ==
        std::vector<std::string>{"account in the OU", "account in a child OU", "listed account"});
  CHECK(descriptions(config, false) ==
        std::vector<std::string>{"another organization", "no organization"});
}

TEST_CASE("senders have accounts that no setting names") {
  auto config = test::example_config();
  config.workload_accounts = {"111111111111"};
  config.monitoring_account_id = "111111111112";
  for (const auto& kind : sender_kinds(config, {std::string("us-east-1")})) {
    if (kind.description == "listed account") continue;
    CHECK(kind.sender.account > "111111111112");
  }
}

TEST_CASE("our own templates bring every event to every target") {
  const auto config = test::example_config();
  const auto result = first_result(synthesize(config), config);
  CHECK(result.wrong.empty());
  CHECK(result.arrived == result.events);
  CHECK(result.events > 50);
  CHECK(result.links == HopOutcome::passed);
  CHECK(result.roles == HopOutcome::not_applicable);  // trusted, but no function has a use for it
}

TEST_CASE("without the management stack the settings are the parameters") {
  auto config = test::example_config();
  config.source_role = true;
  auto templates = synthesize(config);
  std::erase_if(templates, [](const auto& one) { return one.stack.starts_with("Management"); });
  CHECK(first_result(templates, config).wrong.empty());
  config.monitoring_account_role_name = "other";
  const auto wrong = first_result(templates, config).wrong;
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front().starts_with("role sagemaker-monitoring-source-role trusts "));
}

TEST_CASE("events whose rule is off are counted apart") {
  auto config = test::example_config();
  config.api_events = false;
  const auto result = first_result(synthesize(config), config);
  CHECK(result.wrong.empty());
  CHECK(result.off == 2);
}

TEST_CASE("a rule that matches no event is reported") {
  const auto config = test::example_config();
  auto templates = synthesize(config);
  for (auto& one : templates) {
    if (!one.stack.starts_with("Monitoring")) continue;
    const auto next = [&] { return one.text.find("\" via CloudTrail\""); };
    for (auto at = next(); at != std::string::npos; at = next()) one.text.replace(at, 2, "\"x");
  }
  const auto wrong = first_result(templates, config).wrong;
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0] == "rule ApiEventsRule of MonitoringAccountInfraStack: no event matches it");
}

TEST_CASE("a sender that is wrongly admitted is reported") {
  auto config = test::example_config();
  const auto templates = synthesize(config);
  auto kind = sender_kinds(config, {config.home_region}).front();
  kind.admitted = false;
  const auto topology = deploy(templates, config, kind.sender);
  const auto result = trace_sender(std::get<trace::Topology>(topology), kind);
  CHECK(result.refused == 0);
  CHECK_FALSE(result.passes_all());
}

TEST_CASE("examples stand in for what is known only after the deployment") {
  Config config;
  config.home_region = "us-gov-west-1";
  const auto completed = with_examples(config);
  CHECK(completed.monitoring_account_id == "222222222222");
  CHECK(completed.monitoring_account_eventbus_arn ==
        "arn:aws-us-gov:events:us-gov-west-1:222222222222:event-bus/"
        "sagemaker-monitoring-account-eventbus");
  config.monitoring_account_eventbus_arn = "arn:aws:events:us-east-1:333333333333:event-bus/x";
  CHECK(with_examples(config).monitoring_account_id == "333333333333");
}

TEST_CASE("the home Region is that of the settings, else that of the stack sets") {
  const auto config = test::example_config();
  const auto templates = synthesize(config);
  Config nothing;
  const auto home = home_of(templates, nothing);
  CHECK(std::get<Home>(home).region == "ap-southeast-2");
  CHECK(std::get<Home>(home).account == "222222222222");
  const auto unknown = home_of({}, nothing);
  CHECK(std::get<cfn::Diagnostics>(unknown).front().id == "E0604");
}

TEST_CASE("a report passes where the event arrives, and a link and a role where there are any") {
  TraceReport report{"t",
                     {"1", "r", ""},
                     {HopOutcome::passed, {}},
                     {HopOutcome::not_applicable, {}},
                     {HopOutcome::passed, {}}};
  CHECK(report.passes());
  report.links.outcome = HopOutcome::stopped;
  CHECK_FALSE(report.passes());
  report.links.outcome = HopOutcome::passed;
  report.event.outcome = HopOutcome::not_applicable;
  CHECK_FALSE(report.passes());
  report.event.outcome = HopOutcome::undecided;
  CHECK_FALSE(report.passes());
}

TEST_CASE("a template that CloudFormation would not deploy is refused") {
  std::string text = R"({"Resources": {)";
  for (int i = 0; i < 500; ++i)
    text += "\"Q" + std::to_string(i) + R"(": {"Type": "AWS::SQS::Queue"},)";
  const auto refused = [](const std::string& resources) {
    const StackTemplates templates{{"MonitoringAccountInfraStack", "x.json", resources}};
    return std::holds_alternative<cfn::Diagnostics>(
        deploy(templates, test::example_config(), {"111111111111", "us-east-1", ""}));
  };
  CHECK_FALSE(refused(text.substr(0, text.size() - 1) + "}}"));
  CHECK(refused(text + R"("More": {"Type": "AWS::SQS::Queue"}}})"));
}
