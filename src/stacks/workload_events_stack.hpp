#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A workload account: sends its SageMaker events to the monitoring bus. The same template for
/// every account, in stack sets and deployed by hand; what differs are its parameters. Of the
/// settings it holds those of names and roles alone.
class WorkloadEventsStack final : public cfn::Stack {
 public:
  using Props = Config;
  WorkloadEventsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
