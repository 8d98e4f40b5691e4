#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A workload account: sends its SageMaker events to the monitoring bus. The template is the same
/// for every account, in stack sets and deployed by hand, with different parameters. It depends
/// only on the settings of names and roles.
class WorkloadEventsStack final : public cfn::Stack {
 public:
  using Props = Config;
  WorkloadEventsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
