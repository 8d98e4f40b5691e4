#include "settings/regions.hpp"

#include <algorithm>

#include "sagewatch/facts/arn.hpp"

namespace sagewatch {

std::vector<std::string> further_regions(const Config& config) {
  auto out = config.workload_regions;
  std::erase(out, config.home_region);
  return out;
}

std::vector<std::string> workload_regions(const Config& config) {
  auto out = further_regions(config);
  out.insert(out.begin(), config.home_region);
  return out;
}

std::vector<std::string> dropped_regions(const Config& config) {
  std::vector<std::string> out;
  const auto listed = workload_regions(config);
  for (const auto& text : config.monitoring_account_further_sink_identifiers) {
    const auto arn = parse_arn(text);
    if (!arn || std::ranges::find(listed, arn->region) != listed.end()) continue;
    out.emplace_back(arn->region);
  }
  return out;
}

std::optional<std::string> arn_in(const std::vector<std::string>& arns, const std::string& region) {
  for (const auto& text : arns) {
    const auto arn = parse_arn(text);
    if (arn && arn->region == region) return text;
  }
  return std::nullopt;
}

std::optional<std::string> sink_in(const Config& config, const std::string& region) {
  if (region == config.home_region) return config.monitoring_account_sink_identifier;
  return arn_in(config.monitoring_account_further_sink_identifiers, region);
}

std::vector<std::string> regions_without_sink(const Config& config) {
  auto out = further_regions(config);
  std::erase_if(out, [&](const auto& region) { return sink_in(config, region).has_value(); });
  return out;
}

}  // namespace sagewatch
