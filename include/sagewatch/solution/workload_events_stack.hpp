#pragma once

#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::solution {

struct WorkloadStackProps {};

/// A workload account: sends its SageMaker events to the monitoring bus. The same template for
/// every account, in stack sets and deployed by hand; what differs are its parameters.
class WorkloadEventsStack final : public cfn::Stack {
 public:
  using Props = WorkloadStackProps;
  WorkloadEventsStack(cfn::Scope scope, Props props);
};

}  // namespace sagewatch::solution
