#pragma once

#include "sagewatch/aws/events.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/aws/logs.hpp"

/// What `events::Rule::add_target` accepts. Each `bind` adds the permissions that the delivery
/// needs to the stack, so that a rule always can deliver.
namespace sagewatch::events {

/// A bus in this or another account or Region: `role` needs events:PutEvents on it and has been
/// required since 2023-03-02.
struct BusTarget {
  Text bus_arn;
  cfn::Value role_arn;
};

/// Needs a Logs resource policy, and no role: EventBridge refuses one (AWS fact EB-1).
Target bind(Rule& rule, logs::LogGroup& group);
/// Needs a Lambda permission.
Target bind(Rule& rule, lambda::Function& function);
/// Needs a statement in the queue policy.
Target bind(Rule& rule, sqs::Queue& queue);
Target bind(Rule& rule, const BusTarget& bus);

}  // namespace sagewatch::events
