#include "sagewatch/solution/workload_observability_stack.hpp"

#include "placeholder.hpp"
#include "sagewatch/aws/oam.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "workload_parameters.hpp"

namespace sagewatch::solution {

namespace fn = cfn::fn;
namespace pseudo = cfn::pseudo;

WorkloadObservabilityStack::WorkloadObservabilityStack(cfn::Scope scope, Props)
    : Stack(std::move(scope), "SageMaker monitoring: the telemetry of a workload account") {
  const auto account = parameter(workload_parameters::monitoring_account_id());
  const auto sink = parameter(workload_parameters::sink_identifier());
  cfn::List shared;
  cfn::List types;
  const auto share = [&](cfn::Parameter declared, std::string name, const char* type) {
    const auto wanted =
        condition(std::move(name), fn::equals(parameter(std::move(declared)), "true"));
    shared.push_back(fn::condition(wanted));
    types.push_back(fn::if_(wanted, type, pseudo::no_value()));
  };
  share(workload_parameters::metrics(), "ShareMetrics", oam::resource_type::metric);
  share(workload_parameters::logs(), "ShareLogs", oam::resource_type::log_group);
  share(workload_parameters::traces(), "ShareTraces", oam::resource_type::trace);

  auto& link = add<oam::Link>(
      "Link", {.sink_arn = sink, .label_template = "$AccountName", .resource_types = types});
  // An account can't link to its own sink, and a link must share something. The monitoring account
  // gets this stack when it is in a unit of the stack set.
  const auto elsewhere = fn::not_(fn::equals(pseudo::account_id(), account));
  link.only_if(condition("Links", fn::and_({elsewhere, fn::or_(shared)})));
  add_placeholder(*this);
}

}  // namespace sagewatch::solution
