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
  tell_sink(stack, make_sink(stack, config).arn());
}

void add_sink_unless_given(cfn::Stack& stack, const Config& config) {
  const auto given =
      stack.parameter({.id = std::string(names::parameter::existing_sink),
                       .description = "A sink that is there already; else one is made",
                       .default_value = ""});
  const auto is_ours = stack.condition("MakesSink", cfn::fn::equals(given, ""));
  auto& sink = make_sink(stack, config);
  sink.only_if(is_ours);
  tell_sink(stack, cfn::fn::if_(is_ours, sink.arn(), given));
}

void tell_sink(cfn::Stack& stack, cfn::Value arn) {
  stack.output({.id = std::string(names::output::sink_identifier),
                .description = "Input of the management stack: the sink to link to",
                .value = std::move(arn)});
}

}  // namespace sagewatch
