#include "sagewatch/solution/observability_stack.hpp"

#include "dashboards/page.hpp"
#include "dashboards/widgets.hpp"
#include "placeholder.hpp"
#include "sagewatch/aws/cloudwatch.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/solution/names.hpp"
#include "sink.hpp"

namespace sagewatch::solution {

ObservabilityStack::ObservabilityStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::observability)) {
  add_sink_unless_given(*this, config);
  // Without metrics there is no dashboard, and the sink may be one that exists.
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

}  // namespace sagewatch::solution
