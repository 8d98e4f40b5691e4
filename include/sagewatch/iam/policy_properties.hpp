#pragma once

#include <span>
#include <string_view>

namespace sagewatch::iam {

/// What a policy speaks of: who may take a role, what somebody may do, or who may use a resource.
enum class PolicyRole { trust, identity, resource };

/// The property in which a resource type keeps a policy document.
struct PolicyProperty {
  std::string_view type;      ///< "AWS::SQS::QueuePolicy"
  std::string_view document;  ///< "PolicyDocument"
  PolicyRole role;
  /// The property that names what a policy of its own type is about, "Queues"; empty where that is
  /// the resource itself, or only the statements say it.
  std::string_view about = {};
};

/// Null where the type has none. Source: the CloudFormation registry's schemas.
const PolicyProperty* find_policy_property(std::string_view type);

/// A property that stands for a condition of the statement: SourceArn is
/// {"ArnLike": {"aws:SourceArn": …}}.
struct ConditionProperty {
  std::string_view property;
  std::string_view operation;
  std::string_view key;
};

/// A type that is one statement, of which `Action`, `Principal` and these conditions are
/// properties.
struct StatementProperties {
  std::string_view type;   ///< "AWS::Lambda::Permission"
  std::string_view about;  ///< "FunctionName"
  std::span<const ConditionProperty> conditions;
};

/// Null where the type is no statement. Sources: CloudFormation template
/// reference, AWS::Lambda::Permission and AWS::Lambda::LayerVersionPermission.
const StatementProperties* find_statement_properties(std::string_view type);

}  // namespace sagewatch::iam
