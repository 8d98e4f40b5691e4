#include "sagewatch/iam/policy_properties.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::iam {
namespace {

constexpr auto trust = PolicyRole::trust;
constexpr auto identity = PolicyRole::identity;
constexpr auto resource = PolicyRole::resource;

constexpr std::array<PolicyProperty, 50> policies{{
    {"AWS::APS::ResourcePolicy", "PolicyDocument", resource, "WorkspaceArn"},
    {"AWS::ApiGateway::RestApi", "Policy", resource},
    {"AWS::Backup::BackupVault", "AccessPolicy", resource},
    {"AWS::Bedrock::ResourcePolicy", "PolicyDocument", resource, "ResourceArn"},
    {"AWS::CloudTrail::ResourcePolicy", "ResourcePolicy", resource, "ResourceArn"},
    {"AWS::CodeArtifact::Domain", "PermissionsPolicyDocument", resource},
    {"AWS::CodeArtifact::Repository", "PermissionsPolicyDocument", resource},
    {"AWS::EC2::VPCEndpoint", "PolicyDocument", resource},
    {"AWS::ECR::PublicRepository", "RepositoryPolicyText", resource},
    {"AWS::ECR::RegistryPolicy", "PolicyText", resource},
    {"AWS::ECR::Repository", "RepositoryPolicyText", resource},
    {"AWS::EFS::FileSystem", "FileSystemPolicy", resource},
    {"AWS::Elasticsearch::Domain", "AccessPolicies", resource},
    {"AWS::EventSchemas::RegistryPolicy", "Policy", resource, "RegistryName"},
    {"AWS::Events::EventBus", "Policy", resource},
    {"AWS::Events::EventBusPolicy", "Statement", resource, "EventBusName"},
    {"AWS::IAM::GroupPolicy", "PolicyDocument", identity},
    {"AWS::IAM::ManagedPolicy", "PolicyDocument", identity},
    {"AWS::IAM::Policy", "PolicyDocument", identity},
    {"AWS::IAM::Role", "AssumeRolePolicyDocument", trust},
    {"AWS::IAM::RolePolicy", "PolicyDocument", identity},
    {"AWS::IAM::UserPolicy", "PolicyDocument", identity},
    {"AWS::KMS::Key", "KeyPolicy", resource},
    {"AWS::KMS::ReplicaKey", "KeyPolicy", resource},
    {"AWS::Kinesis::ResourcePolicy", "ResourcePolicy", resource, "ResourceArn"},
    {"AWS::Lambda::ResourcePolicy", "PolicyDocument", resource, "ResourceArn"},
    {"AWS::Logs::Destination", "DestinationPolicy", resource},
    {"AWS::Logs::ResourcePolicy", "PolicyDocument", resource},
    {"AWS::MSK::ClusterPolicy", "Policy", resource, "ClusterArn"},
    {"AWS::Oam::Sink", "Policy", resource},
    {"AWS::OpenSearchService::Domain", "AccessPolicies", resource},
    {"AWS::S3::AccessPoint", "Policy", resource},
    {"AWS::S3::BucketPolicy", "PolicyDocument", resource, "Bucket"},
    {"AWS::S3::MultiRegionAccessPointPolicy", "Policy", resource, "MrapName"},
    {"AWS::S3Express::AccessPoint", "Policy", resource},
    {"AWS::S3Express::BucketPolicy", "PolicyDocument", resource, "Bucket"},
    {"AWS::S3ObjectLambda::AccessPointPolicy", "PolicyDocument", resource,
     "ObjectLambdaAccessPoint"},
    {"AWS::S3Tables::TableBucketPolicy", "ResourcePolicy", resource, "TableBucketARN"},
    {"AWS::S3Tables::TablePolicy", "ResourcePolicy", resource, "TableARN"},
    {"AWS::SNS::TopicInlinePolicy", "PolicyDocument", resource, "TopicArn"},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", resource, "Topics"},
    {"AWS::SQS::QueueInlinePolicy", "PolicyDocument", resource, "Queue"},
    {"AWS::SQS::QueuePolicy", "PolicyDocument", resource, "Queues"},
    {"AWS::SSM::ResourcePolicy", "Policy", resource, "ResourceArn"},
    {"AWS::SSO::PermissionSet", "InlinePolicy", identity},
    {"AWS::SageMaker::ModelPackageGroup", "ModelPackageGroupPolicy", resource},
    {"AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", resource, "SecretId"},
    {"AWS::VpcLattice::AuthPolicy", "Policy", resource, "ResourceIdentifier"},
    {"AWS::VpcLattice::ResourcePolicy", "Policy", resource, "ResourceArn"},
    {"AWS::XRay::ResourcePolicy", "PolicyDocument", resource},
}};

constexpr std::array<ConditionProperty, 6> function_conditions{{
    {"SourceArn", "ArnLike", "aws:SourceArn"},
    {"SourceAccount", "StringEquals", "aws:SourceAccount"},
    {"PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"},
    {"EventSourceToken", "StringEquals", "lambda:EventSourceToken"},
    {"FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"},
    {"InvokedViaFunctionUrl", "Bool", "lambda:InvokedViaFunctionUrl"},
}};

constexpr std::array<ConditionProperty, 1> layer_conditions{{
    {"OrganizationId", "StringEquals", "aws:PrincipalOrgID"},
}};

constexpr std::array<StatementProperties, 2> statements{{
    {"AWS::Lambda::Permission", "FunctionName", function_conditions},
    {"AWS::Lambda::LayerVersionPermission", "LayerVersionArn", layer_conditions},
}};

}  // namespace

const PolicyProperty* find_policy_property(std::string_view type) {
  const auto* found = std::ranges::find(policies, type, &PolicyProperty::type);
  return found == policies.end() ? nullptr : found;
}

const StatementProperties* find_statement_properties(std::string_view type) {
  const auto* found = std::ranges::find(statements, type, &StatementProperties::type);
  return found == statements.end() ? nullptr : found;
}

}  // namespace sagewatch::iam
