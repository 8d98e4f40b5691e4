#include "sagewatch/solution/insights_stack.hpp"

#include "alarms.hpp"
#include "silence.hpp"

namespace sagewatch::solution {

InsightsStack::InsightsStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), "SageMaker monitoring: what the records mean") {
  add<Silence>("Silence", {});
  add<Alarms>("Alarms", {.config = config, .actions = {}});
}

}  // namespace sagewatch::solution
