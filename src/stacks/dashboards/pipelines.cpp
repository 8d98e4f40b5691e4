#include "stacks/dashboards/own_metrics.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/source_metrics.hpp"
#include "stacks/dashboards/widgets.hpp"

/// Pipelines: executions from our metrics, steps from the records and from SageMaker's metrics.
namespace sagewatch::dashboards {
namespace {

namespace metric = names::metric;

constexpr auto executions = "Model Building Pipeline Execution";
constexpr auto pipelines = source_namespace::pipelines;

Row totals_of_executions(const Config& config) {
  Chart numbers{.title = "Executions", .view = View::total};
  for (const auto& [label, name] : {std::pair{"started", metric::jobs_started},
                                    {"succeeded", metric::jobs_succeeded},
                                    {"failed", metric::jobs_failed},
                                    {"stopped", metric::jobs_stopped}}) {
    numbers.series.push_back({sum_of(total_of_kind(config, executions, name)), label});
  }
  return {.height = 3, .cells = {{grid_columns, chart(std::move(numbers))}}};
}

}  // namespace

Row pipeline_metrics() {
  const std::vector<std::string> steps{"PipelineName", "StepName"};
  return {
      .height = 6,
      .cells = {
          {8,
           chart({.title = "Failed executions by pipeline",
                  .series =
                      {{most(of_sources(pipelines, {"PipelineName"}, "ExecutionFailed", "Sum"), 10),
                        source_label()}},
                  .view = View::areas})},
          {8, chart({.title = "Failed steps",
                     .series = {{most(of_sources(pipelines, steps, "StepFailed", "Sum"), 10),
                                 source_label()}},
                     .view = View::areas})},
          {8,
           chart({.title = "Longest steps, milliseconds",
                  .series = {{highest(of_sources(pipelines, steps, "StepDuration", "Maximum"), 10),
                              source_label()}}})}}};
}

Page pipelines_page(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region});
  Page page{
      .id = "Pipelines",
      .name = config.named(names::dashboard::pipelines),
      .title = "Pipelines",
      .answers = "which executions fail, in which step and job, and how long they take",
      .choices = {Choice::account, Choice::region},
      .rows = {totals_of_executions(config),
               {.height = 7,
                .cells = {{24, table(config, "Failed steps", "Failed pipeline steps", records)}}}}};
  if (!config.observability_metrics) {
    page.rows.push_back(without_source_metrics());
    return page;
  }
  for (auto& row : further_metrics(config)) page.rows.push_back(std::move(row));
  page.rows.push_back(pipeline_metrics());
  return page;
}

}  // namespace sagewatch::dashboards
