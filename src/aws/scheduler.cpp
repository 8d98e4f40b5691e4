#include "sagewatch/aws/scheduler.hpp"

namespace sagewatch::scheduler {

using cfn::Object;

Schedule::Schedule(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::Scheduler::Schedule"), props_(std::move(props)) {}

Object Schedule::properties() const {
  const auto& target = props_.target;
  const Object event{{"Source", target.source}, {"DetailType", target.detail_type}};
  return {{"Name", props_.name},
          {"Description", props_.description},
          {"ScheduleExpression", props_.expression},
          {"FlexibleTimeWindow", Object{{"Mode", "OFF"}}},
          {"Target", Object{{"Arn", target.bus_arn},
                            {"RoleArn", target.role_arn},
                            {"EventBridgeParameters", event},
                            {"Input", "{}"}}}};
}

}  // namespace sagewatch::scheduler
