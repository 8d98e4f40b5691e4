#include "sink.hpp"

#include "sagewatch/aws/oam.hpp"
#include "senders.hpp"

namespace sagewatch::solution {
namespace {

/// The kinds of telemetry that the sink takes in.
std::vector<std::string> shared_resource_types(const Config& config) {
  std::vector<std::string> types;
  if (config.observability_metrics) types.emplace_back(oam::resource_type::metric);
  if (config.observability_logs) types.emplace_back(oam::resource_type::log_group);
  if (config.observability_traces) types.emplace_back(oam::resource_type::trace);
  return types;
}

}  // namespace

void add_sink(cfn::Stack& stack, const Config& config) {
  std::vector<oam::Linker> linkers;
  for (const auto& sender : admitted_senders(config)) {
    linkers.push_back({sender.principal, sender.conditions});
  }
  auto& sink = stack.add<oam::Sink>("Sink", {.name = config.named(names::sink),
                                             .resource_types = shared_resource_types(config),
                                             .linkers = std::move(linkers)});
  tell_sink(stack, sink.arn());
}

void tell_sink(cfn::Stack& stack, const cfn::Text& arn) {
  stack.output({.id = std::string(names::output::sink_identifier),
                .description = "Input of the management stack: the sink to link to",
                .value = arn});
}

}  // namespace sagewatch::solution
