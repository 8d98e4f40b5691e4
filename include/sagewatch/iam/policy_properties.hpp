#pragma once

#include <span>
#include <string_view>

namespace sagewatch::iam {

/// What a policy decides: who may assume a role, what an identity may do, or who may use a
/// resource.
enum class PolicyRole { trust, identity, resource };

/// The property of a resource type that contains a policy document.
struct PolicyProperty {
  std::string_view type;      ///< "AWS::SQS::QueuePolicy"
  std::string_view document;  ///< "PolicyDocument"
  PolicyRole role;
  /// For policies that are resources of their own, the property that names the resources they apply
  /// to, such as "Queues"; empty if it is the resource itself, or only the statements say it.
  std::string_view about = {};
};

/// Null if the type has none. Source: the CloudFormation registry's schemas.
const PolicyProperty* find_policy_property(std::string_view type);

/// A property that is equivalent to a condition of the statement: SourceArn is {"ArnLike":
/// {"aws:SourceArn": …}}.
struct ConditionProperty {
  std::string_view property;
  std::string_view operation;
  std::string_view key;
};

/// A resource type that is a single statement, with `Action`, `Principal` and these conditions as
/// properties.
struct StatementProperties {
  std::string_view type;   ///< "AWS::Lambda::Permission"
  std::string_view about;  ///< "FunctionName"
  std::span<const ConditionProperty> conditions;
};

/// Null if the type is not a statement. Sources: CloudFormation template reference,
/// AWS::Lambda::Permission and AWS::Lambda::LayerVersionPermission.
const StatementProperties* find_statement_properties(std::string_view type);

}  // namespace sagewatch::iam
