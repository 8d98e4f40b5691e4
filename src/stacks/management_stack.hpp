#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The organization's management account: two stack sets that bring the workload stacks to every
/// account of the organizational units, and take them away again.
class ManagementStack final : public cfn::Stack {
 public:
  using Props = Config;
  /// The settings that `missing_settings` asks for must be there.
  ManagementStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
