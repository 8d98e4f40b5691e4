#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::solution {

/// The monitoring account: makes more of the records. Says which accounts are silent, and raises
/// alarms.
class InsightsStack final : public cfn::Stack {
 public:
  using Props = Config;
  InsightsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch::solution
