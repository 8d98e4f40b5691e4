#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account's dashboards and saved queries. It refers to what the other stacks make
/// by name alone.
class DashboardsStack final : public cfn::Stack {
 public:
  using Props = Config;
  DashboardsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
