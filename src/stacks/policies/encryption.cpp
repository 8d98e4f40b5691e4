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

void Encryption::let_read(iam::Role& role, const std::vector<std::string>& services) const {
  allow(role, {"kms:Decrypt", "kms:DescribeKey"}, services);
}

/// Who sends to a queue or publishes to a topic needs less than who writes to a table: SQS and SNS
/// developer guides, "Key management"; DynamoDB developer guide, usage notes of encryption at rest.
void Encryption::let_read_and_write(iam::Role& role,
                                    const std::vector<std::string>& services) const {
  if (std::ranges::find(services, "dynamodb") == services.end())
    return allow(role, {"kms:Decrypt", "kms:GenerateDataKey*"}, services);
  allow(role,
        {"kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"},
        services);
}

/// A policy can't name a key by its alias, but may ask which aliases a key has: AWS fact KMS-5.
void Encryption::allow(iam::Role& role, std::vector<std::string> actions,
                       const std::vector<std::string>& services) const {
  if (!key()) return;
  const auto given = config_.given_key();
  auto conditions = only_through(services, cfn::pseudo::region());
  if (!given) {
    conditions.set("ForAnyValue:StringEquals",
                   cfn::Object{{"kms:ResourceAliases", config_.named(names::key)}});
  }
  role.allow({.actions = std::move(actions),
              .resources = {given ? cfn::Text(*given) : aws::local_arn("kms", "key/*")},
              .conditions = std::move(conditions)});
}

}  // namespace sagewatch
