#include "stacks/sink.hpp"

#include "sagewatch/cfn/intrinsics.hpp"
#include "settings/names.hpp"
#include "stacks/policies/sink_policy.hpp"

namespace sagewatch {
namespace {

oam::Sink& make_sink(cfn::Stack& stack, const Config& config) {
  return stack.add<oam::Sink>("Sink", {.name = config.named(names::sink),
                                       .resource_types = shared_resource_types(config),
                                       .linkers = admitted_linkers(config)});
}

}  // namespace

void add_sink(cfn::Stack& stack, const Config& config) {
  add_sink_outputs(stack, make_sink(stack, config).arn());
}

void add_sink_unless_given(cfn::Stack& stack, const Config& config) {
  const auto given = stack.parameter({.id = std::string(names::parameter::existing_sink),
                                      .description = "Existing sink; if empty, one is created",
                                      .default_value = ""});
  const auto is_ours = stack.condition("MakesSink", cfn::fn::equals(given, ""));
  auto& sink = make_sink(stack, config);
  sink.only_if(is_ours);
  add_sink_outputs(stack, cfn::fn::if_(is_ours, sink.arn(), given));
}

void add_sink_outputs(cfn::Stack& stack, cfn::Value arn) {
  stack.output({.id = std::string(names::output::sink_identifier),
                .description = "Input of the management stack: the sink to link to",
                .value = std::move(arn)});
}

}  // namespace sagewatch
