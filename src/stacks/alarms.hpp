#pragma once

#include <vector>

#include "sagewatch/cfn/construct.hpp"
#include "sagewatch/cfn/text.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct AlarmsProps {
  const Config& config;
  std::vector<cfn::Text> actions;  ///< ARNs of topics
};

/// The alarms: failing jobs of an account, silent accounts, and faults of the monitoring itself
/// (dead letters, failing or throttled functions, metrics that CloudWatch refused).
class Alarms final : public cfn::Construct {
 public:
  using Props = AlarmsProps;
  Alarms(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
