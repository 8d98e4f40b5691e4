#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sagewatch/solution/names.hpp"
#include "sagewatch/solution/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using solution::StackKind;
using test::example_config;
using test::json;
using test::Json;

namespace {

Json insights(const solution::Config& config) {
  cfn::App app;
  return test::rendered(solution::add_stack(app, StackKind::insights, config)).at("Resources");
}

Json alarm(const Json& resources, const char* id) { return resources.at(id).at("Properties"); }

}  // namespace

TEST_CASE("an alarm on failing jobs and one on silence name the account") {
  auto config = example_config();
  config.failed_jobs_threshold = 7;
  config.silent_after_minutes = 45;
  const auto resources = insights(config);
  const auto failed = alarm(resources, "AlarmsJobsFailed");
  CHECK(failed.at("Threshold") == 7);
  CHECK(failed.at("ComparisonOperator") == "GreaterThanOrEqualToThreshold");
  CHECK(failed.at("Metrics").at(0).at("Expression") ==
        "SELECT SUM(JobsFailed) FROM SCHEMA(SageMakerMonitoring, account, region, kind) "
        "GROUP BY account ORDER BY SUM() DESC");
  const auto silent = alarm(resources, "AlarmsSilentAccounts");
  CHECK(silent.at("Threshold") == 45);
  CHECK(silent.at("Metrics").at(0).at("Expression") ==
        "SELECT MAX(TelemetryAgeMinutes) FROM SCHEMA(SageMakerMonitoring, account, region) "
        "GROUP BY account, region ORDER BY MAX() DESC");
}

TEST_CASE("what would lose events or records is watched by the names that the other stack uses") {
  const auto resources = insights(example_config());
  cfn::App app;
  const auto infra =
      test::rendered(solution::add_stack(app, StackKind::monitoring, example_config()))
          .at("Resources");
  const auto dimension = [&](const char* id) {
    return alarm(resources, id).at("Dimensions").at(0).at("Value");
  };
  CHECK(dimension("AlarmsUndeliveredEvents") ==
        infra.at("UndeliveredEvents").at("Properties").at("QueueName"));
  CHECK(dimension("AlarmsFailedEvents") ==
        infra.at("IngesterFailedEvents").at("Properties").at("QueueName"));
  CHECK(dimension("AlarmsIngesterErrors") ==
        infra.at("IngesterFunction").at("Properties").at("FunctionName"));
  CHECK(dimension("AlarmsMetricParsing") ==
        infra.at("IngesterRecords").at("Properties").at("LogGroupName"));
}

TEST_CASE("every function of the stack is watched for errors and throttles, and no other") {
  auto config = example_config();
  config.notification_emails = {"ml-operations@example.com"};
  for (const bool observed : {true, false}) {
    config.observability_metrics = observed;
    std::set<std::string> watched{std::string(solution::names::function::ingester)};
    std::map<std::string, std::set<std::string>> alarms;
    for (const auto& resource : insights(config)) {
      const auto& properties = resource.at("Properties");
      if (resource.at("Type") == "AWS::Lambda::Function")
        watched.insert(properties.at("FunctionName").get<std::string>());
      if (properties.value("Namespace", "") == "AWS/Lambda")
        alarms[properties.at("MetricName").get<std::string>()].insert(
            properties.at("Dimensions").at(0).at("Value").get<std::string>());
    }
    CHECK(alarms.at("Errors") == watched);
    CHECK(alarms.at("Throttles") == watched);
  }
}

TEST_CASE("the silence function reads the table that the ingester writes") {
  const auto resources = insights(example_config());
  const auto& function = resources.at("SilenceFunction").at("Properties");
  CHECK(function.at("Environment").at("Variables").at("TABLE") ==
        std::string(solution::names::job_state_table));
  CHECK(function.at("LoggingConfig").at("LogGroup") ==
        std::string(solution::names::log_group::ingester));
  CHECK(resources.at("SilenceSchedule").at("Properties").at("ScheduleExpression") ==
        "rate(5 minutes)");
}
