#include "sagewatch/aws/event_targets.hpp"

#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/cfn/stack.hpp"

namespace sagewatch::events {
namespace {

/// The policy of the stack for deliveries to Logs, created when the first log group needs it.
logs::ResourcePolicy& log_delivery_policy(cfn::Stack& stack) {
  constexpr auto id = "LogDeliveryPolicy";
  if (auto* made = stack.find(id)) return dynamic_cast<logs::ResourcePolicy&>(*made);
  return stack.add<logs::ResourcePolicy>(id, {.name = cfn::pseudo::stack_name() + "-events"});
}

}  // namespace

Target bind(Rule& rule, logs::LogGroup& group) {
  auto& policy = log_delivery_policy(rule.stack());
  policy.allow_events_to(group);
  rule.depends_on(policy);  // nothing else orders them, and the first events would be lost
  return {.id = group.id(), .arn = group.arn()};
}

Target bind(Rule& rule, lambda::Function& function) {
  function.add<lambda::Permission>(
      rule.id() + "Permission",
      {.function = function, .principal = "events.amazonaws.com", .source_arn = rule.arn()});
  return {.id = function.id(), .arn = function.arn()};
}

Target bind(Rule& rule, sqs::Queue& queue) {
  queue.receive_events_of(rule.arn());
  return {.id = queue.id(), .arn = queue.arn()};
}

Target bind(Rule&, const BusTarget& bus) {
  return {.id = "EventBus", .arn = bus.bus_arn, .role_arn = bus.role_arn};
}

}  // namespace sagewatch::events
