#include "stacks/policies/encryption.hpp"

#include <algorithm>

#include "sagewatch/aws/arn.hpp"
#include "sagewatch/cfn/intrinsics.hpp"
#include "sagewatch/facts/region.hpp"
#include "stacks/policies/key_policy.hpp"

namespace sagewatch {

std::optional<cfn::Text> Encryption::key() const {
  if (config_.has_own_key()) return config_.named(names::key);
  if (const auto given = config_.given_key()) return *given;
  return std::nullopt;
}

std::optional<cfn::Text> Encryption::key_arn() const {
  if (config_.has_own_key()) return aws::local_arn("kms", config_.named(names::key));
  return key();
}

std::optional<cfn::Text> Encryption::key_of_bus() const {
  if (!has_keys_of_buses(config_.home_region)) return std::nullopt;
  return key();
}

void Encryption::grant_decrypt(iam::Role& role, const std::vector<std::string>& services) const {
  allow(role, {"kms:Decrypt", "kms:DescribeKey"}, services);
}

/// Sending to a queue or publishing to a topic requires fewer actions than writing to a table: SQS
/// and SNS developer guides, "Key management"; DynamoDB developer guide, usage notes of encryption
/// at rest.
void Encryption::grant_encrypt_decrypt(iam::Role& role,
                                       const std::vector<std::string>& services) const {
  if (std::ranges::find(services, "dynamodb") == services.end())
    return allow(role, {"kms:Decrypt", "kms:GenerateDataKey*"}, services);
  allow(role,
        {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"},
        services);
}

/// A policy can't name a key by its alias, but can have a condition on the aliases of a key: AWS
/// fact KMS-5.
void Encryption::allow(iam::Role& role, std::vector<std::string> actions,
                       const std::vector<std::string>& services) const {
  if (!key()) return;
  const auto given = config_.given_key();
  auto conditions = via_services(services, cfn::pseudo::region());
  if (!given) {
    conditions.set("ForAnyValue:StringEquals",
                   cfn::Object{{"kms:ResourceAliases", config_.named(names::key)}});
  }
  role.allow({.actions = std::move(actions),
              .resources = {given ? cfn::Text(*given) : aws::local_arn("kms", "key/*")},
              .conditions = std::move(conditions)});
}

}  // namespace sagewatch
