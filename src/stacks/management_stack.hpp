#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The organization's management account: the stack sets that deploy the workload stacks to every
/// account of the organizational units, and delete them again.
class ManagementStack final : public cfn::Stack {
 public:
  using Props = Config;
  /// The settings that `missing_settings` requires must be present.
  ManagementStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
