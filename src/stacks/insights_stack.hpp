#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account: makes more of the records. Says what ended jobs used and which accounts
/// are silent, tells people of failures, and raises alarms.
class InsightsStack final : public cfn::Stack {
 public:
  using Props = Config;
  InsightsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
