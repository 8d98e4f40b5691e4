#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "sagewatch/solution/workload_events_stack.hpp"

namespace sagewatch::solution {

/// A workload account: shares its metrics, logs and traces with the monitoring account.
class WorkloadObservabilityStack final : public cfn::Stack {
 public:
  using Props = WorkloadStackProps;
  WorkloadObservabilityStack(cfn::Scope scope, Props props);
};

}  // namespace sagewatch::solution
