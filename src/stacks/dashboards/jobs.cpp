#include "stacks/dashboards/own_metrics.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"

/// Jobs of all kinds that are jobs in the event catalogue.
namespace sagewatch::dashboards {
namespace {

namespace metric = names::metric;

Row totals(const Config& config) {
  Chart numbers{.title = "Jobs and their usage", .view = View::total};
  for (const auto& [label, name] : {std::pair{"started", metric::jobs_started},
                                    {"succeeded", metric::jobs_succeeded},
                                    {"failed", metric::jobs_failed},
                                    {"stopped", metric::jobs_stopped},
                                    {"instance hours", metric::instance_hours},
                                    {"idle GPU hours", metric::gpu_idle_hours}}) {
    numbers.series.push_back({sum_of(total_of_jobs(config, name)), label});
  }
  return {.height = 3, .cells = {{grid_columns, chart(std::move(numbers))}}};
}

Widget counts(const Config& config, const std::string& kind) {
  return chart({.title = kind + ": started and ended",
                .series = {{most(counts_of_kind(config, kind), 20)}},
                .view = View::areas});
}

/// A chart for each kind that is a job, four per row.
std::vector<Row> rows_of_kinds(const Config& config) {
  std::vector<Widget> widgets;
  for (const auto& kind : kinds_with_life("job")) widgets.push_back(counts(config, kind));
  return in_rows(5, 4, std::move(widgets));
}

Cell longest(const Config& config, std::string title, std::string_view name) {
  return {12, chart({.title = std::move(title),
                     .series = {{highest(of_jobs(config, name, "Maximum"), 20)}}})};
}

Row measures(const Config& config) {
  return {.height = 6,
          .cells = {longest(config, "Longest runs, seconds", metric::job_duration),
                    longest(config, "Longest waits for capacity, seconds", metric::pending)}};
}

}  // namespace

Page jobs_page(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region, Choice::kind});
  Page page{.id = "Jobs",
            .name = config.named(names::dashboard::jobs),
            .title = "Jobs",
            .answers = "which jobs ended and how, how long they waited and ran, and who used what",
            .choices = {Choice::account, Choice::region, Choice::kind},
            .rows = {totals(config)}};
  page.rows.push_back(
      {.height = 7, .cells = {{24, table(config, "Ended jobs", "Ended jobs", records)}}});
  page.rows.push_back(
      {.height = 6,
       .cells = {
           {8, table(config, "Failures by class", "Failures by class", records)},
           {16, table(config, "Instance hours by team and person", "Who used what", records)}}});
  page.rows.push_back(measures(config));
  for (auto& row : rows_of_kinds(config)) page.rows.push_back(std::move(row));
  page.rows.push_back(
      {.height = 7, .cells = {{24, table(config, "Hosts with idle GPUs", "Idle GPUs", records)}}});
  return page;
}

}  // namespace sagewatch::dashboards
