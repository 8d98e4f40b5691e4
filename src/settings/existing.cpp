#include "settings/existing.hpp"

#include "settings/regions.hpp"

namespace sagewatch {

std::string event_bus_name(const Config& config) {
  const auto& existing = config.existing_event_bus_arn;
  if (!existing) return config.named(names::event_bus);
  return existing->substr(existing->rfind('/') + 1);
}

std::optional<std::string> existing_sink_in(const Config& config, const std::string& region) {
  return arn_in(config.existing_sink_arns, region);
}

}  // namespace sagewatch
