#pragma once

#include <string_view>

#include "choices.hpp"
#include "sagewatch/solution/names.hpp"
#include "search.hpp"

/// Searches over the metrics that our functions emit.
namespace sagewatch::solution::dashboards {

/// Of the chosen accounts, Regions and kinds.
inline Search of_jobs(std::string_view metric, std::string statistic = "Sum") {
  return {
      .name_space = std::string(names::metric::name_space),
      .dimensions = {std::string(names::dimension::account), std::string(names::dimension::region),
                     std::string(names::dimension::kind)},
      .metric = std::string(metric),
      .terms = chosen({Choice::account, Choice::region, Choice::kind}),
      .statistic = std::move(statistic)};
}

/// Of the chosen accounts and Regions, and of one kind.
inline Search of_kind(const std::string& kind, std::string_view metric,
                      std::string statistic = "Sum") {
  auto search = of_jobs(metric, std::move(statistic));
  search.terms = chosen({Choice::account, Choice::region}) + " " +
                 std::string(names::dimension::kind) + "=\"" + kind + "\"";
  return search;
}

/// Of the chosen accounts and Regions, where the metric has no kind.
inline Search of_places(std::string_view metric, std::string statistic = "Sum") {
  return {
      .name_space = std::string(names::metric::name_space),
      .dimensions = {std::string(names::dimension::account), std::string(names::dimension::region)},
      .metric = std::string(metric),
      .terms = chosen({Choice::account, Choice::region}),
      .statistic = std::move(statistic)};
}

}  // namespace sagewatch::solution::dashboards
