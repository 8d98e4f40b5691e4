#pragma once

#include "sagewatch/iam/evaluate.hpp"
#include "sagewatch/trace/deployed_stack.hpp"

/// The policies of a resource, combined from all resources of the stacks that contribute to them.
/// Unreadable parts make them undecided.
namespace sagewatch::trace::permissions {

/// AWS::Events::EventBusPolicy, and the bus's own Policy.
iam::Policy of_bus(const Stacks& stacks, const Resource& bus);
/// AWS::Lambda::Permission.
iam::Policy of_function(const Stacks& stacks, const Resource& function);
/// AWS::SQS::QueuePolicy.
iam::Policy of_queue(const Stacks& stacks, const Resource& queue);
/// AWS::SNS::TopicPolicy.
iam::Policy of_topic(const Stacks& stacks, const Resource& topic);
/// AWS::Logs::ResourcePolicy: they apply to all log groups of the account and Region.
iam::Policy of_logs(const Stacks& stacks);
/// The sink's Policy.
iam::Policy of_sink(const Resource& sink);
/// The KeyPolicy of a key.
iam::Policy of_key(const Resource& key);
/// Who may assume the role.
iam::Policy trust(const Resource& role);

/// The permissions of the role, from its own policies and other resources that name it. Managed
/// policies and boundaries that are in no template are unknown.
iam::Verdict role_may(const Stacks& stacks, const Resource& role, const iam::Request& request);

}  // namespace sagewatch::trace::permissions
