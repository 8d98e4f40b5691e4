#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The dashboards and saved queries of the monitoring account. It refers to resources of the other
/// stacks only by name.
class DashboardsStack final : public cfn::Stack {
 public:
  using Props = Config;
  DashboardsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
