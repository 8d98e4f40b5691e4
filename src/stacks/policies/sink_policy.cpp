#include "stacks/policies/sink_policy.hpp"

#include "stacks/policies/senders.hpp"

namespace sagewatch {

std::vector<std::string> shared_resource_types(const Config& config) {
  std::vector<std::string> types;
  if (config.observability_metrics) types.emplace_back(oam::resource_type::metric);
  if (config.observability_logs) types.emplace_back(oam::resource_type::log_group);
  if (config.observability_traces) types.emplace_back(oam::resource_type::trace);
  return types;
}

std::vector<oam::Linker> admitted_linkers(const Config& config) {
  std::vector<oam::Linker> out;
  for (const auto& sender : admitted_senders(config)) {
    out.push_back({sender.principal, sender.conditions});
  }
  return out;
}

std::vector<iam::PolicyStatement> statements_for_existing_sink(const Config& config) {
  std::vector<iam::PolicyStatement> out;
  for (const auto& linker : admitted_linkers(config)) {
    out.push_back(oam::link_statement(linker, shared_resource_types(config)));
  }
  return out;
}

}  // namespace sagewatch
