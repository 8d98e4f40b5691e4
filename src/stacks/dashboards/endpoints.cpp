#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/source_metrics.hpp"
#include "stacks/dashboards/widgets.hpp"

/// Endpoints: their states from the records, their traffic from SageMaker's metrics.
namespace sagewatch::dashboards {
namespace {

constexpr auto traffic = source_namespace::endpoints;
constexpr auto hosts = source_namespace::hosts;
constexpr auto components = source_namespace::components;

Search of_variants(std::string name_space, std::string metric, std::string statistic) {
  return of_sources(std::move(name_space), {"EndpointName", "VariantName"}, std::move(metric),
                    std::move(statistic));
}

Cell busiest(std::string title, std::string metric) {
  return {
      8,
      chart({.title = std::move(title),
             .series = {{most(of_variants(traffic, std::move(metric), "Sum"), 10), source_label()}},
             .view = View::areas})};
}

/// Percentiles are documented for ModelLatency, but not for OverheadLatency: AWS fact SM-5.
Cell slowest(std::string title, std::string metric, std::string statistic) {
  return {
      8,
      chart({.title = std::move(title),
             .series = {{highest(of_variants(traffic, std::move(metric), std::move(statistic)), 10),
                         source_label()}}})};
}

Cell fullest(std::string title, std::string metric) {
  return {8, chart({.title = std::move(title),
                    .series = {{highest(of_variants(hosts, std::move(metric), "Average"), 10),
                                source_label()}}})};
}

/// From the hosts, since endpoints that nobody calls may have no invocation metrics.
Cell least_used() {
  return {8, chart({.title = "Lowest CPU: candidates for removal",
                    .series = {{least(of_variants(hosts, "CPUUtilization", "Average"), 10),
                                source_label()}},
                    .view = View::bars})};
}

/// For asynchronous endpoints, which have neither invocations nor overhead latency. Source:
/// SageMaker developer guide, "Monitor asynchronous endpoint".
Cell backlog() {
  return {12, chart({.title = "Queued requests of asynchronous endpoints",
                     .series = {{highest(of_sources(traffic, {"EndpointName"},
                                                    "ApproximateBacklogSize", "Maximum"),
                                         10),
                                 source_label()}}})};
}

/// CPU, GPU and the memory of both: all metrics of a component end in "Normalized".
/// Source: SageMaker developer guide, "Inference component metrics".
Cell fullest_components() {
  auto search = of_sources(components, {"InferenceComponentName"}, std::nullopt, "Average");
  search.terms = "MetricName=Normalized " + search.terms;
  return {12, chart({.title = "Inference components: CPU, GPU and memory, percent",
                     .series = {{highest(search, 10), source_label()}}})};
}

}  // namespace

std::vector<Row> endpoint_metrics() {
  return {{.height = 6,
           .cells = {busiest("Invocations", "Invocations"),
                     busiest("Model or service errors (5XX)", "Invocation5XXErrors"),
                     busiest("Client errors (4XX)", "Invocation4XXErrors")}},
          {.height = 6,
           .cells = {slowest("Model latency, p99, microseconds", "ModelLatency", "p99"),
                     slowest("SageMaker overhead latency, maximum, microseconds", "OverheadLatency",
                             "Maximum"),
                     least_used()}},
          {.height = 6,
           .cells = {fullest("CPU, percent of one core", "CPUUtilization"),
                     fullest("Memory, percent", "MemoryUtilization"),
                     fullest("GPU, percent of one GPU", "GPUUtilization")}},
          {.height = 6, .cells = {backlog(), fullest_components()}}};
}

Page endpoints_page(const Config& config) {
  const auto records = chosen_records({Choice::account, Choice::region});
  Page page{.id = "Endpoints",
            .name = config.named(names::dashboard::endpoints),
            .title = "Endpoints",
            .answers = "which endpoints are unhealthy, slow or idle, and what is being deployed",
            .choices = {Choice::account, Choice::region},
            .rows = {{.height = 7,
                      .cells = {{12, table(config, "Endpoints by latest status", "States",
                                           records + " and kind = 'Endpoint'")},
                                {12, table(config, "Deployments", "Recent changes",
                                           records + " and kind = 'Endpoint Deployment'")}}}}};
  if (!config.observability_metrics) {
    page.rows.push_back(without_source_metrics());
    return page;
  }
  for (auto& row : further_metrics(config)) page.rows.push_back(std::move(row));
  for (auto& row : endpoint_metrics()) page.rows.push_back(std::move(row));
  return page;
}

}  // namespace sagewatch::dashboards
