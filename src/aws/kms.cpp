#include "sagewatch/aws/kms.hpp"

#include "sagewatch/cfn/intrinsics.hpp"

namespace sagewatch::kms {

using cfn::Object;

Key::Key(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::KMS::Key"), props_(std::move(props)) {
  on_removal(cfn::Removal::retain);
}

Object Key::properties() const {
  std::vector<iam::PolicyStatement> statements{
      {.sid = "Account",
       .principal = iam::Principal::accounts({cfn::pseudo::account_id()}),
       .actions = {"kms:*"},
       .resources = {"*"}}};
  statements.insert(statements.end(), props_.policy.begin(), props_.policy.end());
  return {{"Description", props_.description},
          {"EnableKeyRotation", true},
          {"KeyPolicy", iam::policy_document(statements)}};
}

Alias::Alias(cfn::Scope scope, Props props)
    : Resource(std::move(scope), "AWS::KMS::Alias"), props_(std::move(props)) {
  on_removal(cfn::Removal::retain);
}

Object Alias::properties() const {
  return {{"AliasName", props_.name}, {"TargetKeyId", props_.key.ref()}};
}

}  // namespace sagewatch::kms
