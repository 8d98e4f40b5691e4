#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The sink of a further Region, in the monitoring account, and a dashboard of what it shares. A
/// link must be in the Region of its sink; the sink of the home Region is in the monitoring stack.
class ObservabilityStack final : public cfn::Stack {
 public:
  using Props = Config;
  ObservabilityStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
