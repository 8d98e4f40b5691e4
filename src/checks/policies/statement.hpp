#pragma once

#include <functional>
#include <map>
#include <string_view>

#include "checks/parts.hpp"
#include "sagewatch/iam/condition_keys.hpp"

/// What a statement of a policy says.
namespace sagewatch::checks {

bool allows(const document::Node& statement);

/// Whether its principal is everybody: "*" or {"AWS": "*"}.
bool is_for_everybody(const document::Node& statement);

/// Whether it is for this service, or for everybody.
bool is_for_service(const document::Node& statement, std::string_view service);

/// Calls back for every key of its Condition: `ForAnyValue:StringLike`, `aws:PrincipalOrgPaths`,
/// and the values.
void for_each_condition(const document::Node& statement,
                        const std::function<void(std::string_view operation, std::string_view key,
                                                 const document::Node& values)>& visit);

using sagewatch::iam::same_key;

/// The characters of a policy document without white space, as IAM counts them, at the least.
std::size_t policy_characters(const Policy& policy);

/// The statements that let events.amazonaws.com do something, by the resource that they are about.
using GrantsToEvents = std::multimap<const Resource*, const document::Node*>;

/// Those of policies of this type that allow the action, for the resources in their list
/// `property`: `sqs:SendMessage` for the `Queues` of an AWS::SQS::QueuePolicy.
GrantsToEvents granted_to_events(const Stack& stack, std::string_view type,
                                 std::string_view property, std::string_view action);

/// Whether one of the resource's statements is about what this sender sends, as far as its
/// aws:SourceArn tells.
bool is_granted(const Stack& stack, const GrantsToEvents& grants, const Resource& resource,
                const Resource& sender);

}  // namespace sagewatch::checks
