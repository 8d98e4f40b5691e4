#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account: evaluates the records. Records what ended jobs used, reports silent
/// accounts, notifies people of failures, and raises alarms.
class InsightsStack final : public cfn::Stack {
 public:
  using Props = Config;
  InsightsStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
