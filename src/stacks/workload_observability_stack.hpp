#pragma once

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch {

struct WorkloadObservabilityProps {};

/// A workload account: shares its metrics, logs and traces with the monitoring account.
class WorkloadObservabilityStack final : public cfn::Stack {
 public:
  using Props = WorkloadObservabilityProps;
  WorkloadObservabilityStack(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
