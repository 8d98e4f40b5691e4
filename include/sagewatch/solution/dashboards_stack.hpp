#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::solution {

/// The monitoring account: shows what the records and metrics tell, on dashboards.
class DashboardsStack final : public cfn::Stack {
 public:
  using Props = Config;
  DashboardsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch::solution
