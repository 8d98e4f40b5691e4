#include "stacks/stack_set_names.hpp"

#include "settings/names.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

constexpr std::string_view events_template = "workload-events";
constexpr std::string_view observability_template = "workload-observability";

StackSetName observability_in(const std::string& region, const Config& config) {
  return {config.named(names::stack_set::observability) + "-" + region, observability_template};
}

}  // namespace

std::vector<StackSetName> stack_set_names(const Config& config) {
  auto regions = further_regions(config);
  for (auto& region : dropped_regions(config)) regions.push_back(std::move(region));
  std::vector<StackSetName> out{{config.named(names::stack_set::events), events_template}};
  if (!regions.empty())
    out.push_back({config.named(names::stack_set::further_events), events_template});
  out.push_back({config.named(names::stack_set::observability), observability_template});
  for (const auto& region : regions) out.push_back(observability_in(region, config));
  return out;
}

std::vector<StackSetName> unwanted_stack_sets(const Config& config) {
  std::vector<StackSetName> out;
  if (further_regions(config).empty()) {
    out.push_back({config.named(names::stack_set::further_events), events_template});
  }
  for (const auto& region : dropped_regions(config)) {
    out.push_back(observability_in(region, config));
  }
  return out;
}

}  // namespace sagewatch
