#include "stacks/alarms.hpp"

#include <fmt/format.h>

#include "sagewatch/aws/cloudwatch.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "stacks/lost_events.hpp"

namespace sagewatch {
namespace {

namespace alarm = names::alarm;
namespace dimension = names::dimension;
namespace metric = names::metric;
using cloudwatch::AlarmProps;
using cloudwatch::Metric;

std::string name_of(std::string_view prefix, std::string_view what) {
  return fmt::format("{}-{}", prefix, what);
}

/// A metric of AWS, and the alarm on it.
struct WatchedMetric {
  names::Base alarm;
  const char* metric;
};

/// A name in a Metrics Insights query. Reserved keywords such as `account`, and names with
/// characters other than letters, digits and underscores, must be quoted; any name may be: AWS fact
/// CW-1, and CloudWatch user guide, "Query components and syntax in CloudWatch Metrics Insights".
std::string quoted(std::string_view name) { return fmt::format("\"{}\"", name); }

/// SCHEMA("namespace", "label", …)
std::string schema(std::string_view name_space, std::initializer_list<std::string_view> labels) {
  auto out = "SCHEMA(" + quoted(name_space);
  for (const auto label : labels) out += ", " + quoted(label);
  return out + ')';
}

/// Selects what the monitoring account itself published: a linked account can publish to any
/// namespace but those of AWS, where the services publish its own metrics. Empty without
/// observability, since then no account is linked: AWS fact CW-12.
std::string from_here(const Config& config, std::string_view before) {
  if (!config.observability()) return {};
  return fmt::format(" {} AWS.AccountId = CURRENT_ACCOUNT_ID()", before);
}

/// One series, and so one contributor to the alarm, for each account: the alarm names it. ORDER BY
/// allows the alarm to have many series. Records may be late, after a retry, so each period is
/// evaluated again when the next one has ended.
AlarmProps jobs_failed(const Config& config) {
  const auto threshold = config.failed_jobs_threshold;
  return {.name = config.named(alarm::jobs_failed),
          .description = fmt::format("{} or more jobs of an account failed in 15 minutes: see the "
                                     "landing page, and the saved query Why did jobs fail",
                                     threshold),
          .query = fmt::format("SELECT SUM({}) FROM {}{} GROUP BY {} ORDER BY SUM() DESC",
                               quoted(metric::jobs_failed),
                               schema(config.named(metric::name_space),
                                      {dimension::account, dimension::region, dimension::kind}),
                               from_here(config, "WHERE"), quoted(dimension::account)),
          .period_seconds = 900,
          .comparison = "GreaterThanOrEqualToThreshold",
          .threshold = static_cast<double>(threshold),
          .evaluation_periods = 2,
          .datapoints_to_alarm = 1};
}

/// 2 of 3, because the metric comes from a log: one late or missing value neither raises nor clears
/// the alarm. Source: CloudWatch user guide, "Setting alarms on metrics created with the embedded
/// metric format".
AlarmProps silent_accounts(const Config& config) {
  const auto minutes = config.silent_after_minutes;
  return {
      .name = config.named(alarm::silent_accounts),
      .description = fmt::format(
          "No event from an account and Region for {} minutes: its events may be lost", minutes),
      .query = fmt::format(
          "SELECT MAX({}) FROM {}{} GROUP BY {}, {} ORDER BY MAX() DESC",
          quoted(metric::telemetry_age),
          schema(config.named(metric::name_space), {dimension::account, dimension::region}),
          from_here(config, "WHERE"), quoted(dimension::account), quoted(dimension::region)),
      .threshold = static_cast<double>(minutes),
      .evaluation_periods = 3,
      .datapoints_to_alarm = 2};
}

AlarmProps dead_letters(const Config& config, names::Base watched) {
  const auto queue = config.named(watched);
  return {.name = name_of(config.named(alarm::dead_letters), queue),
          .description = fmt::format(
              "Messages in the queue {}: find out why they failed, fix the cause, and redrive them",
              queue),
          .metric = {{.name_space = "AWS/SQS",
                      .name = "ApproximateNumberOfMessagesVisible",
                      .dimensions = {{"QueueName", queue}},
                      .statistic = "Maximum"}},
          .threshold = 0};
}

AlarmProps function_alarm(const Config& config, const WatchedMetric& watched_metric,
                          names::Base watched) {
  const auto function = config.named(watched);
  return {
      .name = name_of(config.named(watched_metric.alarm), function),
      .description = fmt::format("{} of {}: its log lines in the log group of the records say why",
                                 watched_metric.metric, function),
      .metric = {{.name_space = "AWS/Lambda",
                  .name = watched_metric.metric,
                  .dimensions = {{"FunctionName", function}}}},
      .threshold = 0};
}

/// The silence function can't report its own silence. One period without data, as before the first
/// run, is normal.
AlarmProps silence_not_told(const Config& config) {
  return {.name = config.named(alarm::silence_not_told),
          .description = "The function that looks for silent accounts has not run for 20 minutes",
          .metric = {{.name_space = "AWS/Lambda",
                      .name = "Invocations",
                      .dimensions = {{"FunctionName", config.named(names::function::silence)}}}},
          .period_seconds = 600,
          .comparison = "LessThanThreshold",
          .threshold = 1,
          .evaluation_periods = 2,
          .missing_data = "breaching"};
}

/// EventBridge publishes this metric only if it is not zero, with both dimensions for rules on a
/// custom bus. The contributor names the rule. Source: EventBridge user guide, "Monitoring Amazon
/// EventBridge".
AlarmProps rules_lost_events(const Config& config) {
  return {.name = config.named(alarm::rules_lost_events),
          .description =
              "Events of a rule reached neither its target nor its dead-letter queue: see the "
              "runbook, Events are lost",
          .query = fmt::format("SELECT SUM({}) FROM {} WHERE {} = '{}'{} GROUP BY {} "
                               "ORDER BY SUM() DESC",
                               quoted(failed_dead_letters),
                               schema("AWS/Events", {"EventBusName", "RuleName"}),
                               quoted("EventBusName"), event_bus_name(config),
                               from_here(config, "AND"), quoted("RuleName")),
          .threshold = 0};
}

/// Source: Lambda developer guide, "Types of metrics for Lambda functions".
AlarmProps ingester_lost_events(const Config& config) {
  return {.name = config.named(alarm::ingester_lost_events),
          .description = fmt::format("Events that the ingester failed to process did not reach {}: "
                                     "see the runbook, Events are lost",
                                     config.named(names::queue::failed_events)),
          .metric = {{.name_space = "AWS/Lambda",
                      .name = failed_destinations,
                      .dimensions = {{"FunctionName", config.named(names::function::ingester)}}}},
          .threshold = 0};
}

AlarmProps monitoring_changed(const Config& config) {
  return {.name = config.named(alarm::monitoring_changed),
          .description =
              "Somebody changed the resources that send an account's events, or it sends from "
              "Regions outside the settings: see the runbook, Somebody changed the monitoring",
          .query = fmt::format(
              "SELECT SUM({}) FROM {}{} GROUP BY {} ORDER BY SUM() DESC",
              quoted(metric::monitoring_changed),
              schema(config.named(metric::name_space), {dimension::account, dimension::region}),
              from_here(config, "WHERE"), quoted(dimension::account)),
          .threshold = 0};
}

/// A metric of rules: AWS fact EB-20.
AlarmProps unexpected_events(const Config& config) {
  return {.name = config.named(alarm::unexpected_events),
          .description =
              "An admitted account sends events that are not SageMaker's: see the runbook, "
              "Unexpected events",
          .metric = {{.name_space = "AWS/Events",
                      .name = "MatchedEvents",
                      .dimensions = {{"EventBusName", event_bus_name(config)},
                                     {"RuleName", config.named(names::rule::unexpected_events)}}}},
          .threshold = 0};
}

AlarmProps metrics_refused(const Config& config, const WatchedMetric& watched_metric) {
  return {.name = config.named(watched_metric.alarm),
          .description = "CloudWatch could not extract metrics from some records",
          .metric = {{.name_space = "AWS/Logs",
                      .name = watched_metric.metric,
                      .dimensions = {{"LogGroupName", config.named(names::log_group::ingester)}}}},
          .threshold = 0};
}

struct WatchedFunction {
  std::string id;
  names::Base name;
};

std::vector<WatchedFunction> functions(const Config& config) {
  std::vector<WatchedFunction> out{{"Ingester", names::function::ingester},
                                   {"Silence", names::function::silence}};
  if (config.observability_metrics) out.push_back({"Utilization", names::function::utilization});
  if (config.notices()) out.push_back({"Notices", names::function::notices});
  return out;
}

}  // namespace

Alarms::Alarms(cfn::Scope scope, Props props) : Construct(std::move(scope)) {
  const auto& config = props.config;
  const auto add_alarm = [&](std::string id, AlarmProps alarm) {
    alarm.actions = props.actions;
    add<cloudwatch::Alarm>(std::move(id), std::move(alarm));
  };
  add_alarm("JobsFailed", jobs_failed(config));
  add_alarm("SilentAccounts", silent_accounts(config));
  add_alarm("SilenceNotTold", silence_not_told(config));
  add_alarm("UndeliveredEvents", dead_letters(config, names::queue::undelivered_events));
  add_alarm("FailedEvents", dead_letters(config, names::queue::failed_events));
  add_alarm("RulesLostEvents", rules_lost_events(config));
  add_alarm("IngesterLostEvents", ingester_lost_events(config));
  add_alarm("MonitoringChanged", monitoring_changed(config));
  if (!config.existing_event_bus_arn) add_alarm("UnexpectedEvents", unexpected_events(config));
  for (const auto& function : functions(config)) {
    add_alarm(function.id + "Errors",
              function_alarm(config, {alarm::function_errors, "Errors"}, function.name));
  }
  // For throttled invocations of the other functions, messages wait in their queues, and
  // SilenceNotTold covers the silence function.
  add_alarm("IngesterThrottles", function_alarm(config, {alarm::function_throttles, "Throttles"},
                                                names::function::ingester));
  add_alarm("MetricParsing", metrics_refused(config, {alarm::emf_parsing, "EMFParsingErrors"}));
  add_alarm("MetricValidation",
            metrics_refused(config, {alarm::emf_validation, "EMFValidationErrors"}));
  add_alarm("MetricsDisabled", metrics_refused(config, {alarm::emf_disabled, "EMFDisabledErrors"}));
}

}  // namespace sagewatch
