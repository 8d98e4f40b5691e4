#include "stacks/observability_stack.hpp"

#include "sagewatch/aws/cloudwatch.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "settings/names.hpp"
#include "stacks/dashboards/page.hpp"
#include "stacks/dashboards/widgets.hpp"
#include "stacks/placeholder.hpp"
#include "stacks/sink.hpp"

namespace sagewatch {

ObservabilityStack::ObservabilityStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::observability)) {
  add_sink_unless_given(*this, config);
  // There is no dashboard without metrics, and the sink may be an existing one.
  if (!config.observability_metrics) {
    add_placeholder(*this);
    return;
  }
  const auto page = dashboards::metrics_page(config);
  add<cloudwatch::Dashboard>(std::string(page.id),
                             {.name = page.name + "-" + cfn::pseudo::region(),
                              .body = dashboards::body(config, page, dashboards::pages(config)),
                              .shorthands = dashboards::shorthands(config)});
}

}  // namespace sagewatch
