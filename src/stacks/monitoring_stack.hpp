#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account: receives the events of all workload accounts, keeps them, turns them
/// into records and metrics, and shows the records.
class MonitoringStack final : public cfn::Stack {
 public:
  using Props = Config;
  /// The logical id of the rule that matches what no other rule does.
  static constexpr auto unexpected_events_rule = "UnexpectedEventsRule";

  MonitoringStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
