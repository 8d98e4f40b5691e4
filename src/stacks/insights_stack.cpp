#include "stacks/insights_stack.hpp"

#include "settings/names.hpp"
#include "stacks/alarms.hpp"
#include "stacks/functions/notices.hpp"
#include "stacks/functions/silence.hpp"
#include "stacks/functions/utilization.hpp"

namespace sagewatch {

InsightsStack::InsightsStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), std::string(names::description::insights)) {
  add<Silence>("Silence", {.config = config});
  if (config.observability_metrics) add<Utilization>("Utilization", {.config = config});
  std::vector<cfn::Text> topics;
  if (config.notices()) topics.push_back(add<Notices>("Notices", {.config = config}).topic_arn());
  add<Alarms>("Alarms", {.config = config, .actions = topics});
}

}  // namespace sagewatch
