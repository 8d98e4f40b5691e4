#include "stacks/workload_observability_stack.hpp"

#include <string>

#include "catalogue/shared_telemetry.hpp"
#include "sagewatch/aws/oam.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "settings/names.hpp"
#include "stacks/placeholder.hpp"
#include "stacks/workload_parameters.hpp"

namespace sagewatch {

namespace fn = cfn::fn;
namespace pseudo = cfn::pseudo;

namespace {

/// For one resource type, if it is shared.
cfn::Value filter(const cfn::Condition& wanted, const cfn::Condition& all,
                  std::string_view everything, std::string ours) {
  auto text = fn::if_(all, everything, std::move(ours));
  return fn::if_(wanted, cfn::Object{{"Filter", std::move(text)}}, pseudo::no_value());
}

}  // namespace

WorkloadObservabilityStack::WorkloadObservabilityStack(cfn::Scope scope, Props)
    : Stack(std::move(scope), std::string(names::description::workload_observability)) {
  const auto account = parameter(workload_parameters::monitoring_account_id());
  const auto sink = parameter(workload_parameters::sink_identifier());
  cfn::List kinds;
  cfn::List types;
  const auto share = [&](cfn::Parameter declared, std::string name, const char* type) {
    auto wanted = condition(std::move(name), fn::equals(parameter(std::move(declared)), "true"));
    kinds.push_back(fn::condition(wanted));
    types.push_back(fn::if_(wanted, type, pseudo::no_value()));
    return wanted;
  };
  const auto metrics =
      share(workload_parameters::metrics(), "ShareMetrics", oam::resource_type::metric);
  const auto logs = share(workload_parameters::logs(), "ShareLogs", oam::resource_type::log_group);
  const auto filters = condition("Filters", fn::or_(kinds));
  share(workload_parameters::traces(), "ShareTraces", oam::resource_type::trace);
  const auto all = condition(
      "ShareAll", fn::equals(parameter(workload_parameters::shared_telemetry()), shared::all));
  cfn::Object configuration{
      {"LogGroupConfiguration",
       filter(logs, all, every_log_group_filter, shared_log_groups_filter())},
      {"MetricConfiguration", filter(metrics, all, every_metric_filter, shared_metrics_filter())}};

  auto& link = add<oam::Link>(
      "Link", {.sink_arn = sink,
               .label_template = "$AccountName",
               .resource_types = types,
               .configuration = fn::if_(filters, std::move(configuration), pseudo::no_value())});
  // An account can't link to its own sink, and a link must share something. The monitoring account
  // gets this stack if it is in an OU of the stack set.
  const auto elsewhere = fn::not_(fn::equals(pseudo::account_id(), account));
  link.only_if(condition("Links", fn::and_({elsewhere, fn::or_(kinds)})));
  add_placeholder(*this);
}

}  // namespace sagewatch
