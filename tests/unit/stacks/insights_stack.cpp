#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "settings/names.hpp"
#include "stacks/stacks.hpp"
#include "support/example_config.hpp"
#include "support/rendered.hpp"

using namespace sagewatch;
using Catch::Matchers::Contains;
using test::example_config;
using test::json;
using test::Json;

namespace {

Json insights(const Config& config) {
  cfn::App app;
  return test::rendered(add_stack(app, StackKind::insights, config)).at("Resources");
}

Json alarm(const Json& resources, const char* id) { return resources.at(id).at("Properties"); }

/// What a role may do, in all of its statements.
std::set<std::string> actions(const Json& resources, const char* role) {
  std::set<std::string> out;
  const auto& policy = resources.at(role).at("Properties").at("Policies").at(0);
  for (const auto& statement : policy.at("PolicyDocument").at("Statement")) {
    const auto& action = statement.at("Action");
    if (action.is_string()) {
      out.insert(action.get<std::string>());
    } else {
      for (const auto& one : action) out.insert(one.get<std::string>());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("an alarm on failing jobs and one on silence name the account") {
  auto config = example_config();
  config.failed_jobs_threshold = 7;
  config.silent_after_minutes = 45;
  const auto resources = insights(config);
  const auto failed = alarm(resources, "AlarmsJobsFailed");
  CHECK(failed.at("Threshold") == 7);
  CHECK(failed.at("ComparisonOperator") == "GreaterThanOrEqualToThreshold");
  CHECK(
      failed.at("Metrics").at(0).at("Expression") ==
      R"(SELECT SUM("JobsFailed") FROM SCHEMA("SageMakerMonitoring", "account", "region", "kind") )"
      R"(WHERE AWS.AccountId = CURRENT_ACCOUNT_ID() GROUP BY "account" ORDER BY SUM() DESC)");
  const auto silent = alarm(resources, "AlarmsSilentAccounts");
  CHECK(silent.at("Threshold") == 45);
  CHECK(
      silent.at("Metrics").at(0).at("Expression") ==
      R"(SELECT MAX("TelemetryAgeMinutes") FROM SCHEMA("SageMakerMonitoring", "account", "region") )"
      R"(WHERE AWS.AccountId = CURRENT_ACCOUNT_ID() GROUP BY "account", "region" )"
      R"(ORDER BY MAX() DESC)");
}

TEST_CASE("where no account is linked no alarm says whose metrics it looks at") {
  auto config = example_config();
  config.observability_metrics = config.observability_logs = config.observability_traces = false;
  const auto resources = insights(config);
  CHECK(resources.dump().find("AccountId = ") == std::string::npos);
}

TEST_CASE("what arrives late or not yet neither raises an alarm nor keeps one from being raised") {
  const auto resources = insights(example_config());
  const auto periods = [&](const char* id) {
    const auto properties = alarm(resources, id);
    return std::pair{properties.value("DatapointsToAlarm", 0), properties.at("EvaluationPeriods")};
  };
  CHECK(periods("AlarmsJobsFailed") == std::pair{1, Json(2)});
  CHECK(periods("AlarmsSilentAccounts") == std::pair{2, Json(3)});
  CHECK(periods("AlarmsSilenceNotTold") == std::pair{0, Json(2)});
  CHECK(alarm(resources, "AlarmsSilenceNotTold").at("TreatMissingData") == "breaching");
}

TEST_CASE("what no dead-letter queue got raises an alarm, of the bus that is used") {
  auto config = example_config();
  const auto query = [&] {
    return alarm(insights(config), "AlarmsRulesLostEvents").at("Metrics").at(0).at("Expression");
  };
  CHECK(query() ==
        "SELECT SUM(\"InvocationsFailedToBeSentToDlq\") FROM SCHEMA(\"AWS/Events\", "
        "\"EventBusName\", \"RuleName\") WHERE \"EventBusName\" = "
        "'sagemaker-monitoring-account-eventbus' AND AWS.AccountId = CURRENT_ACCOUNT_ID() GROUP BY "
        "\"RuleName\" ORDER BY SUM() DESC");
  config.existing_event_bus_arn = "arn:aws:events:ap-southeast-2:222222222222:event-bus/platform";
  CHECK(query().get<std::string>().find("'platform'") != std::string::npos);
  const auto ingester = alarm(insights(config), "AlarmsIngesterLostEvents");
  CHECK(ingester.at("MetricName") == "DestinationDeliveryFailures");
  CHECK(ingester.at("Dimensions").at(0).at("Value") == "sagemaker-monitoring-ingester");
}

TEST_CASE("what would lose events or records is watched by the names that the other stack uses") {
  const auto resources = insights(example_config());
  cfn::App app;
  const auto infra =
      test::rendered(add_stack(app, StackKind::monitoring, example_config())).at("Resources");
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

TEST_CASE("every function of the stack is watched for errors, and the ingester for throttles") {
  auto config = example_config();
  config.notification_emails = {"ml-operations@example.com"};
  for (const bool observed : {true, false}) {
    config.observability_metrics = observed;
    std::set<std::string> watched{example_config().named(names::function::ingester)};
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
    CHECK(alarms.at("Throttles") == std::set{example_config().named(names::function::ingester)});
  }
}

TEST_CASE("utilization is read where metrics are shared, by a role that may do nothing else") {
  auto config = example_config();
  config.job_state_days = 77;
  const auto resources = insights(config);
  const auto& function = resources.at("UtilizationFunction").at("Properties");
  CHECK(function.at("Environment").at("Variables") ==
        json(R"({"TABLE": "sagemaker-monitoring-job-state", "STATE_DAYS": "77"})"));
  CHECK(actions(resources, "UtilizationRole") ==
        std::set<std::string>{"dynamodb:GetItem", "dynamodb:PutItem", "logs:FilterLogEvents",
                              "cloudwatch:GetMetricData", "logs:CreateLogStream",
                              "logs:PutLogEvents", "sqs:ReceiveMessage", "sqs:DeleteMessage",
                              "sqs:GetQueueAttributes"});
  config.observability_metrics = false;
  CHECK_FALSE(insights(config).contains("UtilizationFunction"));
}

TEST_CASE("messages are hidden for six times the function's time and the wait for a batch") {
  auto config = example_config();
  config.notification_emails = {"ml-operations@example.com"};
  const auto resources = insights(config);
  cfn::App app;
  const auto infra = test::rendered(add_stack(app, StackKind::monitoring, config));
  for (const auto* id : {"Utilization", "Notices"}) {
    const auto& queue = infra.at("Resources").at("Ingester" + std::string(id)).at("Properties");
    const auto& function = resources.at(id + std::string("Function")).at("Properties");
    const auto& mapping = resources.at(id + std::string("Messages")).at("Properties");
    const auto hidden =
        6 * function.at("Timeout").get<int>() + mapping.value("MaximumBatchingWindowInSeconds", 0);
    CHECK(queue.at("VisibilityTimeout") == hidden);
    CHECK_THAT(mapping.at("EventSourceArn").dump(),
               Contains(queue.at("QueueName").get<std::string>()));
    CHECK(mapping.at("FunctionResponseTypes") == json(R"(["ReportBatchItemFailures"])"));
  }
}

TEST_CASE("addresses make a topic with a subscription each, that notices and alarms use") {
  auto config = example_config();
  config.notification_emails = {"ml-operations@example.com", "A.b+c@x.org"};
  const auto resources = insights(config);
  const auto topic = json(R"({"Ref": "NoticesTopic"})");
  CHECK(resources.at("NoticesTomlX2doperationsAtexampleDotcom").at("Properties") ==
        json(R"({"TopicArn": {"Ref": "NoticesTopic"}, "Protocol": "email",
                 "Endpoint": "ml-operations@example.com"})"));
  CHECK(resources.at("NoticesToaDotbX2bcAtxDotorg").at("Properties").at("Endpoint") ==
        "A.b+c@x.org");
  CHECK(resources.at("NoticesFunction").at("Properties").at("Environment").at("Variables") ==
        Json{{"TOPIC", topic}});
  CHECK(alarm(resources, "AlarmsJobsFailed").at("AlarmActions") == Json::array({topic}));
  CHECK(actions(resources, "NoticesRole") ==
        std::set<std::string>{"sns:Publish", "logs:CreateLogStream", "logs:PutLogEvents",
                              "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"});
}

TEST_CASE("a subscription keeps its id whatever becomes of the other addresses") {
  auto config = example_config();
  config.notification_emails = {"first@x.org", "second@x.org"};
  CHECK(insights(config).contains("NoticesTosecondAtxDotorg"));
  config.notification_emails = {"second@x.org"};
  const auto resources = insights(config);
  CHECK(resources.contains("NoticesTosecondAtxDotorg"));
  CHECK_FALSE(resources.contains("NoticesTofirstAtxDotorg"));
}

TEST_CASE("an existing topic is used and no topic resources are created") {
  auto config = example_config();
  config.notification_topic_arn = "arn:aws:sns:ap-southeast-2:222222222222:operations";
  const auto resources = insights(config);
  CHECK_FALSE(resources.contains("NoticesTopic"));
  CHECK(resources.at("NoticesFunction")
            .at("Properties")
            .at("Environment")
            .at("Variables")
            .at("TOPIC") == *config.notification_topic_arn);
  CHECK_THAT(resources.at("NoticesRole").dump(), Contains(*config.notification_topic_arn));
  CHECK(alarm(resources, "AlarmsFailedEvents").at("AlarmActions") ==
        Json::array({*config.notification_topic_arn}));
}

TEST_CASE("without recipients there is no topic, no function and no queue") {
  const auto resources = insights(example_config());
  for (const auto& resource : resources.items()) CHECK_FALSE(resource.key().starts_with("Notices"));
  cfn::App app;
  const auto infra = test::rendered(add_stack(app, StackKind::monitoring, example_config()));
  CHECK_FALSE(infra.at("Resources").contains("IngesterNotices"));
  CHECK_FALSE(infra.at("Resources")
                  .at("IngesterFunction")
                  .at("Properties")
                  .at("Environment")
                  .at("Variables")
                  .contains("NOTICE_QUEUE"));
}

TEST_CASE("the silence function reads the table that the ingester writes") {
  const auto resources = insights(example_config());
  const auto& function = resources.at("SilenceFunction").at("Properties");
  CHECK(function.at("Environment").at("Variables").at("TABLE") ==
        example_config().named(names::job_state_table));
  CHECK(function.at("LoggingConfig").at("LogGroup") ==
        example_config().named(names::log_group::ingester));
  CHECK(resources.at("SilenceSchedule").at("Properties").at("ScheduleExpression") ==
        "rate(5 minutes)");
}

TEST_CASE("the one that watches for silence is watched itself, also when nothing is heard of it") {
  const auto watch = alarm(insights(example_config()), "AlarmsSilenceNotTold");
  CHECK(watch.at("MetricName") == "Invocations");
  CHECK(watch.at("Dimensions").at(0).at("Value") ==
        example_config().named(names::function::silence));
  CHECK(watch.at("ComparisonOperator") == "LessThanThreshold");
  CHECK(watch.at("TreatMissingData") == "breaching");
}
