#pragma once

#include "sagewatch/aws/events.hpp"
#include "sagewatch/aws/lambda.hpp"
#include "sagewatch/aws/logs.hpp"

/// What `events::Rule::add_target` accepts. Each `bind` adds to the stack what the delivery needs,
/// so that a rule that could not deliver can't be written.
namespace sagewatch::events {

/// A bus of another account or Region, or of this one: `role` needs events:PutEvents on it and is
/// required since 2023-03-02.
struct BusTarget {
  Text bus_arn;
  cfn::Value role_arn;
};

/// Needs a Logs resource policy, and no role: EventBridge refuses one (AWS fact EB-1).
Target bind(Rule& rule, logs::LogGroup& group);
/// Needs a Lambda permission.
Target bind(Rule& rule, lambda::Function& function);
/// Needs a statement of the queue's policy.
Target bind(Rule& rule, sqs::Queue& queue);
Target bind(Rule& rule, const BusTarget& bus);

}  // namespace sagewatch::events
