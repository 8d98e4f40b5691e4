#include "sagewatch/iam/condition_keys.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::iam {
namespace {

/// IAM user guide, "AWS global condition context keys", November 2026; the keys that it calls
/// single-valued. aws:SourceOwner is used in the policies that Amazon SNS creates itself.
constexpr std::array<std::string_view, 43> single_valued{
    "aws:AssumedRoot",
    "aws:CalledViaAWSMCP",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:ChatbotSourceArn",
    "aws:CurrentTime",
    "aws:Ec2InstanceSourcePrivateIPv4",
    "aws:Ec2InstanceSourceVpc",
    "aws:EpochTime",
    "aws:FederatedProvider",
    "aws:IsMcpServiceAction",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalServiceName",
    "aws:PrincipalType",
    "aws:referer",
    "aws:RequestedRegion",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:SecureTransport",
    "aws:SignInSessionArn",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIdentity",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:TokenIssueTime",
    "aws:UserAgent",
    "aws:userid",
    "aws:username",
    "aws:ViaAWSMCPService",
    "aws:ViaAWSService",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpcSourceIp",
};

/// Keys whose name is followed by a tag key.
constexpr std::array<std::string_view, 3> of_tags{"aws:PrincipalTag/", "aws:RequestTag/",
                                                  "aws:ResourceTag/"};

/// The same guide, and the Service Authorization Reference for the services' keys.
constexpr std::array<std::string_view, 15> multivalued{
    "aws:CalledVia",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceNamesList",
    "aws:ResourceOrgPaths",
    "aws:SourceOrgPaths",
    "aws:TagKeys",
    "aws:VpceOrgPaths",
    "kms:EncryptionContextKeys",
    "kms:GrantOperations",
    "kms:ResourceAliases",
    "lambda:Layer",
    "lambda:SecurityGroupIds",
    "lambda:SubnetIds",
    "oam:ResourceTypes",
    "s3:RequestObjectTagKeys",
};

/// The Service Authorization Reference, for services whose resources have policies here.
constexpr std::array<std::string_view, 44> keys_of_services{
    "events:creatorAccount",
    "events:detail-type",
    "events:detail.eventTypeCode",
    "events:detail.service",
    "events:detail.userIdentity.principalId",
    "events:EventBusArn",
    "events:eventBusInvocation",
    "events:ManagedBy",
    "events:source",
    "events:TargetArn",
    "kms:BypassPolicyLockoutSafetyCheck",
    "kms:CallerAccount",
    "kms:DataKeyPairSpec",
    "kms:EncryptionAlgorithm",
    "kms:EncryptionContextKeys",
    "kms:ExpirationModel",
    "kms:GrantConstraintType",
    "kms:GrantIsForAWSResource",
    "kms:GrantOperations",
    "kms:GranteePrincipal",
    "kms:KeyAgreementAlgorithm",
    "kms:KeyOrigin",
    "kms:KeySpec",
    "kms:KeyUsage",
    "kms:MacAlgorithm",
    "kms:MessageType",
    "kms:MultiRegion",
    "kms:MultiRegionKeyType",
    "kms:PrimaryRegion",
    "kms:ReEncryptOnSameKey",
    "kms:ReplicaRegion",
    "kms:RequestAlias",
    "kms:ResourceAliases",
    "kms:RetiringPrincipal",
    "kms:RotationPeriodInDays",
    "kms:ScheduleKeyDeletionPendingWindowInDays",
    "kms:SigningAlgorithm",
    "kms:ValidTo",
    "kms:ViaService",
    "kms:WrappingAlgorithm",
    "kms:WrappingKeySpec",
    "oam:ResourceTypes",
    "sns:Endpoint",
    "sns:Protocol",
};

bool is_among(std::string_view key, const auto& keys) {
  return std::ranges::any_of(keys, [&](auto known) { return same_key(known, key); });
}

}  // namespace

bool same_key(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(left, right, {}, lower, lower);
}

bool is_global_key(std::string_view key) {
  if (is_among(key, single_valued) || is_multivalued_key(key)) return true;
  const auto slash = key.find('/');
  return slash != std::string_view::npos && is_among(key.substr(0, slash + 1), of_tags);
}

std::span<const std::string_view> service_keys() { return keys_of_services; }

bool is_multivalued_key(std::string_view key) { return is_among(key, multivalued); }

}  // namespace sagewatch::iam
