#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "settings/config.hpp"
#include "stacks/dashboards/choices.hpp"
#include "stacks/dashboards/search.hpp"

/// Searches for the metrics that our functions emit, only in the monitoring account: a linked
/// account can publish to the same namespace.
namespace sagewatch::dashboards {

/// Metrics of jobs, with terms to select among them. Without a metric the terms select that, too.
inline Search among_jobs(const Config& config, std::string terms, std::optional<std::string> metric,
                         std::string statistic) {
  return {
      .name_space = config.named(names::metric::name_space),
      .dimensions = {std::string(names::dimension::account), std::string(names::dimension::region),
                     std::string(names::dimension::kind)},
      .metric = std::move(metric),
      .terms = from_here(config) + std::move(terms),
      .statistic = std::move(statistic)};
}

/// For the selected accounts, Regions and kinds.
inline Search of_jobs(const Config& config, std::string_view metric,
                      std::string statistic = "Sum") {
  return among_jobs(config, chosen({Choice::account, Choice::region, Choice::kind}),
                    std::string(metric), std::move(statistic));
}

/// A metric with any dimensions, with terms that select the totals.
inline Search among_totals(const Config& config, std::string terms, std::string_view metric,
                           std::string statistic = "Sum") {
  return {.name_space = config.named(names::metric::name_space),
          .dimensions = {},
          .metric = std::string(metric),
          .terms = from_here(config) + std::move(terms),
          .statistic = std::move(statistic)};
}

/// The totals of all accounts, or the values of the selected one, for the selected Regions and
/// kinds.
inline Search total_of_jobs(const Config& config, std::string_view metric) {
  return among_totals(config, chosen_total({Choice::account, Choice::region, Choice::kind}),
                      metric);
}

/// The term that selects one kind.
inline std::string only(const std::string& kind) {
  return std::string(names::dimension::kind) + "=\"" + kind + "\"";
}

/// The total of one kind.
inline Search total_of_kind(const Config& config, const std::string& kind,
                            std::string_view metric) {
  return among_totals(config, chosen_total({Choice::account, Choice::region}) + " " + only(kind),
                      metric);
}

/// JobsStarted, JobsSucceeded, JobsFailed and JobsStopped of one kind: no other metric has the
/// token "jobs".
inline Search counts_of_kind(const Config& config, const std::string& kind) {
  return among_jobs(
      config, chosen({Choice::account, Choice::region}) + " " + only(kind) + " MetricName=Jobs",
      std::nullopt, "Sum");
}

/// The totals of all accounts, or the values of the selected one, of metrics without a kind.
inline Search total_of_places(const Config& config, std::string_view metric,
                              std::string statistic) {
  return among_totals(config, chosen_total({Choice::account, Choice::region}), metric,
                      std::move(statistic));
}

/// For the selected accounts and Regions, for metrics without a kind.
inline Search of_places(const Config& config, std::string_view metric,
                        std::string statistic = "Sum") {
  return {
      .name_space = config.named(names::metric::name_space),
      .dimensions = {std::string(names::dimension::account), std::string(names::dimension::region)},
      .metric = std::string(metric),
      .terms = from_here(config) + chosen({Choice::account, Choice::region}),
      .statistic = std::move(statistic)};
}

}  // namespace sagewatch::dashboards
