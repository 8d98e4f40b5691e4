#include <catch2/catch.hpp>

#include "assembly/limits.hpp"
#include "catalogue/saved_queries.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using test::Json;

namespace {

const cfn::Stack& stack_with(cfn::App& app, const Config& config) {
  return add_stack(app, StackKind::dashboards, config);
}

/// The dashboard's body as it stands in the template.
std::string body_of(const char* id, const Config& config) {
  cfn::App app;
  return test::properties(stack_with(app, config), id).at("DashboardBody").dump();
}

}  // namespace

TEST_CASE("there are six dashboards and all saved queries") {
  cfn::App app;
  std::size_t dashboards = 0;
  std::size_t queries = 0;
  const auto rendered = test::rendered(stack_with(app, test::example_config()));
  for (const auto& resource : rendered.at("Resources")) {
    if (resource.at("Type") == "AWS::CloudWatch::Dashboard") ++dashboards;
    if (resource.at("Type") == "AWS::Logs::QueryDefinition") ++queries;
  }
  CHECK(dashboards == 6);
  CHECK(queries == saved_queries().size());
  CHECK(rendered.at("Outputs").at("DashboardName").at("Value") == "SageMaker-Monitoring");
}

TEST_CASE("a saved query is in a folder and reads the groups that it names") {
  cfn::App app;
  const auto query = test::properties(stack_with(app, test::example_config()), "QueryOneRawEvent");
  CHECK(query.at("Name") == "SageMakerMonitoring/One raw event");
  CHECK(query.at("LogGroupNames") ==
        test::json(R"(["/aws/events/sagemaker-monitoring/service-events",
                       "/aws/events/sagemaker-monitoring/api-events"])"));
}

TEST_CASE("without observability of metrics a note replaces SageMaker's own metrics") {
  auto config = test::example_config();
  for (const auto* id : {"Endpoints", "Pipelines"}) {
    config.observability_metrics = true;
    CHECK_THAT(body_of(id, config), Contains("aws.AccountId") && !Contains("observability-"));
    config.observability_metrics = false;
    CHECK_THAT(body_of(id, config),
               Contains("`observability-metrics`") && !Contains(":aws.AccountId=NAME"));
  }
}

TEST_CASE("where no account is linked no search says whose metrics it is over") {
  auto config = test::example_config();
  for (const auto* id : {"Landing", "Jobs", "Health"}) {
    CHECK_THAT(body_of(id, config), Contains("MetricName=") && Contains(":aws.AccountId='LOCAL'"));
  }
  config.observability_metrics = config.observability_logs = config.observability_traces = false;
  for (const auto* id : {"Landing", "Jobs", "Health"})
    CHECK_THAT(body_of(id, config), Contains("MetricName=") && !Contains(":aws."));
}

TEST_CASE("a dashboard explains the shorthands that it uses, and no others") {
  cfn::App app;
  const auto& stack = stack_with(app, test::example_config());
  const auto used = [&](const char* id) {
    std::vector<std::string> names;
    const auto body = test::properties(stack, id).at("DashboardBody").at("Fn::Sub");
    if (!body.is_array()) return names;
    for (const auto& shorthand : body.at(1).items()) names.push_back(shorthand.key());
    return names;
  };
  CHECK(used("Landing") == std::vector<std::string>{"Alarm", "R"});
  CHECK(used("Jobs") == std::vector<std::string>{"R"});
  CHECK(used("Endpoints") == std::vector<std::string>{"Series", "R"});
  CHECK(used("Health") == std::vector<std::string>{"Alarm", "Series", "R"});
}

TEST_CASE("a total leaves out the accounts that it adds up, and has the words of choices") {
  const auto body = body_of("Jobs", test::example_config());
  const std::string total =
      R"(SUM(SEARCH('Namespace=\\\"SageMakerMonitoring\\\" MetricName=\\\"JobsFailed\\\" )"
      R"(:aws.AccountId='LOCAL' NOT \\\"account\\\" REGION KIND', 'Sum')))";
  CHECK(body.find(total) != std::string::npos);
}

TEST_CASE("the line at which an account counts as silent is the setting") {
  auto config = test::example_config();
  config.silent_after_minutes = 45;
  for (const auto* id : {"Landing", "Health"})
    CHECK_THAT(body_of(id, config), Contains(R"(\"value\":45)"));
}

TEST_CASE("what is not deployed is not shown") {
  auto config = test::example_config();
  config.notification_emails = {"ml@example.com"};
  CHECK_THAT(body_of("Health", config), Contains("\"sagemaker-monitoring-notices\\\""));
  config.notification_emails.clear();
  CHECK_THAT(body_of("Health", config), !Contains("\"sagemaker-monitoring-notices\\\""));
}

TEST_CASE("the template is well below what CloudFormation accepts, with everything on") {
  auto config = test::example_config();
  config.notification_emails = {"ml@example.com"};
  cfn::App app;
  CHECK(cfn::to_json_lines(stack_with(app, config).synth()).size() < 50'500);
}
