#pragma once

#include <functional>
#include <map>
#include <string_view>

#include "checks/parts.hpp"
#include "sagewatch/iam/condition_keys.hpp"

/// Questions about a policy statement.
namespace sagewatch::checks {

bool allows(const document::Node& statement);

/// Whether its principal is anyone: "*" or {"AWS": "*"}.
bool is_for_everybody(const document::Node& statement);

/// Whether its principal is this service, or anyone.
bool is_for_service(const document::Node& statement, std::string_view service);

/// Whether its actions include this one, as far as they are known.
bool is_about(const document::Node& statement, std::string_view action);

/// Calls back for every key of its Condition: `ForAnyValue:StringLike`, `aws:PrincipalOrgPaths`,
/// and the values.
void for_each_condition(const document::Node& statement,
                        const std::function<void(std::string_view operation, std::string_view key,
                                                 const document::Node& values)>& visit);

using sagewatch::iam::same_key;

/// The characters of a policy document without white space, as IAM counts them, at the least.
std::size_t policy_characters(const Policy& policy);

/// The statements that allow events.amazonaws.com something, by resource.
using GrantsToEvents = std::multimap<const Resource*, const document::Node*>;

/// The statements in policies of this type that allow the action, for the resources in their list
/// `property`: `sqs:SendMessage` for the `Queues` of an AWS::SQS::QueuePolicy.
GrantsToEvents granted_to_events(const Template& subject, std::string_view type,
                                 std::string_view property, std::string_view action);

/// Whether one of the resource's statements applies to this sender, as far as its aws:SourceArn
/// tells.
bool is_granted(const Template& subject, const GrantsToEvents& grants, const Resource& resource,
                const Resource& sender);

}  // namespace sagewatch::checks
