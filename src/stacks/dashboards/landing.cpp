#include "stacks/dashboards/monitoring_resources.hpp"
#include "stacks/dashboards/own_metrics.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"

/// What a person on call asks first. It fits on a screen without scrolling: 14 grid units.
namespace sagewatch::dashboards {
namespace {

/// The alarms of the functions are on the health page.
Row at_a_glance(const Config& config, const MonitoringResources& there) {
  namespace metric = names::metric;
  return {
      .height = 3,
      .cells = {
          {12, alarm_states(config, "Alarms", there.alarms)},
          {9, chart({.title = "Jobs and their usage",
                     .series = {{sum_of(total_of_jobs(config, metric::jobs_failed)), "failed"},
                                {sum_of(total_of_jobs(config, metric::jobs_started)), "started"},
                                {sum_of(total_of_jobs(config, metric::instance_hours)),
                                 "instance hours"}},
                     .view = View::total})},
          {3,
           chart({.title = "Longest silence",
                  .series = {{largest_of(total_of_places(config, metric::telemetry_age, "Maximum")),
                              "minutes"}},
                  .view = View::latest})}}};
}

Row tables(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region, Choice::kind});
  return {.height = 5,
          .cells = {{12, table(config, "Failing: latest failures", "Why did jobs fail", records)},
                    {12, table(config, "Running: jobs that have not ended, oldest first",
                               "What is running", records)}}};
}

Row by_account(const Config& config) {
  return {
      .height = 4,
      .cells = {{6, chart({.title = "Failing: jobs by account and kind",
                           .series = {{most(of_jobs(config, names::metric::jobs_failed), 20)}},
                           .view = View::areas})},
                {6, chart({.title = "Silent: minutes since the last event",
                           .series = {{highest(
                               of_places(config, names::metric::telemetry_age, "Maximum"), 20)}},
                           .threshold = Threshold{"silent", config.silent_after_minutes}})},
                {6, chart({.title = "Used: instance hours of ended jobs",
                           .series = {{most(of_jobs(config, names::metric::instance_hours), 20)}},
                           .view = View::bars})},
                {6, chart({.title = "Used: idle GPU hours of these",
                           .series = {{most(of_jobs(config, names::metric::gpu_idle_hours), 20)}},
                           .view = View::bars})}}};
}

}  // namespace

Page landing_page(const Config& config, const MonitoringResources& there) {
  const auto folder = config.named(names::query_folder);
  return {.id = "Landing",
          .name = config.named(names::dashboard::landing),
          .title = "SageMaker",
          .answers =
              "what is failing, what is running, which accounts are silent, and what was used. The "
              "saved queries answer more: Logs Insights, folder " +
              folder.substr(0, folder.size() - 1),
          .choices = {Choice::account, Choice::region, Choice::kind},
          .rows = {at_a_glance(config, there), tables(config), by_account(config)}};
}

}  // namespace sagewatch::dashboards
