#include "settings/unavailable_features.hpp"

#include <fmt/format.h>

#include "sagewatch/facts/region.hpp"
#include "settings/regions.hpp"
#include "settings/tags.hpp"

namespace sagewatch {

namespace {

cfn::Diagnostics unavailable_in_monitoring(const Config& config) {
  const auto& region = config.home_region;
  cfn::Diagnostics out;
  if (!has_archives(region)) {
    out.push_back(
        {.severity = cfn::Severity::warning,
         .id = "W0201",
         .message = region + " does not support event archives: none is created",
         .hint = "without an archive nothing can be replayed; if you need that, choose another "
                 "home-region and list this one in workload-regions"});
  }
  const bool wants_key = config.encryption != "aws" && !config.existing_event_bus_arn;
  if (wants_key && !has_keys_of_buses(region)) {
    out.push_back(
        {.severity = cfn::Severity::warning,
         .id = "W0202",
         .message = "event buses in " + region +
                    " do not support customer managed keys: the bus uses AWS's own",
         .hint = "the archive and everything else are encrypted with the key of 'encryption'"});
  }
  if (partition_of(region) == "aws-cn" && !further_regions(config).empty()) {
    out.push_back(
        {.severity = cfn::Severity::warning,
         .id = "W0203",
         .message = "between the Regions of China, EventBridge may not deliver events",
         .hint = "give each Region a monitoring account of its own, or first test whether a "
                 "rule in the further Region accepts an event bus in " +
                 region});
  }
  return out;
}

/// AWS fact CF-26.
cfn::Diagnostics tags_without_stack_sets(const Config& config) {
  const auto count = stack_tags(config).size() - stack_set_tags(config).size();
  if (count == 0) return {};
  return {{.severity = cfn::Severity::warning,
           .id = "W0205",
           .message = fmt::format("{} of the tags cannot be given to stack sets: what these deploy "
                                  "does not get {}",
                                  count, count == 1 ? "it" : "them"),
           .hint = "the keys of their tags have ASCII letters, digits, spaces and +-._:/ only"}};
}

/// AWS fact CF-19.
cfn::Diagnostics unavailable_in_management(const Config& config) {
  auto out = tags_without_stack_sets(config);
  if (partition_of(config.home_region) != "aws-cn") return out;
  out.push_back(
      {.severity = cfn::Severity::warning,
       .id = "W0204",
       .message =
           "in the Regions of China, stack sets may be unable to deploy to organizational units",
       .hint = "if trusted access cannot be activated, deploy each workload account directly: "
               "scripts/individual-deployment"});
  return out;
}

}  // namespace

cfn::Diagnostics unavailable_features(StackKind kind, const Config& config) {
  switch (kind) {
    case StackKind::monitoring:
      return unavailable_in_monitoring(config);
    case StackKind::management:
      return unavailable_in_management(config);
    default:
      return {};
  }
}

}  // namespace sagewatch
