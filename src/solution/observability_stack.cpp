#include "sagewatch/solution/observability_stack.hpp"

#include "sink.hpp"

namespace sagewatch::solution {

ObservabilityStack::ObservabilityStack(cfn::Scope scope, const Config& config)
    : Stack(std::move(scope), "SageMaker monitoring: the telemetry of a further Region") {
  add_sink(*this, config);
}

}  // namespace sagewatch::solution
