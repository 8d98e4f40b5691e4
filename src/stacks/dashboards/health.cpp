#include "settings/existing.hpp"
#include "stacks/dashboards/monitoring_resources.hpp"
#include "stacks/dashboards/own_metrics.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/source_metrics.hpp"
#include "stacks/dashboards/widgets.hpp"
#include "stacks/lost_events.hpp"

/// The monitoring itself: do events arrive, are all of them processed, does anything get lost?
namespace sagewatch::dashboards {
namespace {

namespace metric = names::metric;
using cloudwatch::Metric;

/// One metric of several resources that differ in one dimension.
std::vector<Metric> each(std::string_view name_space, std::string_view name,
                         std::string_view dimension, const std::vector<std::string>& values,
                         std::string_view statistic) {
  std::vector<Metric> all;
  for (const auto& value : values) {
    all.push_back({.name_space = std::string(name_space),
                   .name = std::string(name),
                   .dimensions = {{std::string(dimension), value}},
                   .statistic = std::string(statistic)});
  }
  return all;
}

Cell failures_of(const std::vector<std::string>& functions) {
  auto both = each("AWS/Lambda", "Errors", "FunctionName", functions, "Sum");
  for (auto& metric : each("AWS/Lambda", "Throttles", "FunctionName", functions, "Sum"))
    both.push_back(std::move(metric));
  return {8, chart({.title = "Functions: errors and throttles", .metrics = std::move(both)})};
}

Cell durations_of(const std::vector<std::string>& functions) {
  return {8,
          chart({.title = "Functions: longest duration, milliseconds",
                 .metrics = each("AWS/Lambda", "Duration", "FunctionName", functions, "Maximum")})};
}

Cell of_queues(const std::vector<std::string>& queues) {
  return {8, chart({.title = "Messages waiting in queues",
                    .metrics = each("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName",
                                    queues, "Maximum")})};
}

std::vector<Metric> of_rules(const Config& config, std::string_view name,
                             const std::vector<std::string>& rules) {
  auto metrics = each("AWS/Events", name, "RuleName", rules, "Sum");
  for (auto& rule : metrics)
    rule.dimensions.insert(rule.dimensions.begin(), {"EventBusName", event_bus_name(config)});
  return metrics;
}

Cell given_up(const Config& config, const std::vector<std::string>& rules) {
  return {8, chart({.title = "Deliveries that rules gave up",
                    .metrics = of_rules(config, "FailedInvocations", rules)})};
}

/// Events that reached no dead-letter queue.
Cell lost(const Config& config, const std::vector<std::string>& rules) {
  auto metrics = of_rules(config, failed_dead_letters, rules);
  const auto ingester = config.named(names::function::ingester);
  for (auto& metric : each("AWS/Lambda", failed_destinations, "FunctionName", {ingester}, "Sum"))
    metrics.push_back(std::move(metric));
  return {12, chart({.title = "Events lost here", .metrics = std::move(metrics)})};
}

/// Our rules on the default buses of linked accounts, where metrics don't have the bus name.
Cell lost_in_workload_accounts(const Config& config) {
  const Search by_rule{.name_space = source_namespace::rules,
                       .dimensions = {"RuleName"},
                       .metric = failed_dead_letters,
                       .terms = "RuleName=" + config.named(names::common_part)};
  return {12, chart({.title = "Events lost in workload accounts",
                     .series = {{most(by_rule, 10), source_label()}}})};
}

std::vector<Cell> losses(const Config& config, const MonitoringResources& there) {
  auto here = lost(config, there.rules);
  if (config.observability_metrics) return {std::move(here), lost_in_workload_accounts(config)};
  here.width = grid_columns;
  return {std::move(here)};
}

/// A line that isn't valid embedded metric format is a record whose metrics are lost.
Cell of_records(const Config& config) {
  Chart lost{.title = "Records without their metrics"};
  for (const auto* name : {"EMFParsingErrors", "EMFValidationErrors", "EMFDisabledErrors"}) {
    lost.metrics.push_back(
        {.name_space = "AWS/Logs",
         .name = name,
         .dimensions = {{"LogGroupName", config.named(names::log_group::ingester)}}});
  }
  return {8, chart(std::move(lost))};
}

Row arrivals(const Config& config) {
  return {.height = 6,
          .cells = {{12, chart({.title = "Minutes since the last event",
                                .series = {{highest(
                                    of_places(config, metric::telemetry_age, "Maximum"), 100)}},
                                .threshold = Threshold{"silent", config.silent_after_minutes}})},
                    {12, chart({.title = "Events received",
                                .series = {{most(of_places(config, metric::events_received), 20)}},
                                .view = View::areas})}}};
}

Cell unexpected_and_duplicate_events(const Config& config) {
  return {8, chart({.title = "Of these, duplicates and unknown kinds",
                    .series = {{most(of_places(config, metric::events_duplicate), 20)},
                               {most(of_places(config, metric::events_unknown), 20)}}})};
}

}  // namespace

Page health_page(const Config& config, const MonitoringResources& there) {
  return {
      .id = "Health",
      .name = config.named(names::dashboard::health),
      .title = "Health of the monitoring",
      .answers = "which accounts are silent, and whether events are lost, unknown or duplicate",
      .choices = {Choice::account, Choice::region},
      .rows = {
          {.height = 3,
           .cells = {{24,
                      alarm_states(config, "Alarms of the functions; the first page has the others",
                                   there.function_alarms)}}},
          arrivals(config),
          {.height = 6,
           .cells = {unexpected_and_duplicate_events(config), failures_of(there.functions),
                     durations_of(there.functions)}},
          {.height = 6,
           .cells = {of_queues(there.queues), given_up(config, there.rules), of_records(config)}},
          {.height = 6, .cells = losses(config, there)}}};
}

}  // namespace sagewatch::dashboards
