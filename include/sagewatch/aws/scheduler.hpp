#pragma once

#include <string>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::scheduler {

using cfn::Text;

/// An event that a schedule puts on a bus of its own account and Region.
struct EventTarget {
  Text bus_arn;
  cfn::Value role_arn;  ///< trusts scheduler.amazonaws.com and allows events:PutEvents on the bus
  std::string source;
  std::string detail_type;
};

struct ScheduleProps {
  std::string name;
  std::string description;
  std::string expression;  ///< e.g. "rate(10 minutes)"
  EventTarget target;
};

/// AWS::Scheduler::Schedule with EventBridge's PutEvents as its target: unlike the events of a
/// scheduled rule, its events pass through the bus and its rules.
class Schedule final : public cfn::Resource {
 public:
  using Props = ScheduleProps;
  Schedule(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::scheduler
