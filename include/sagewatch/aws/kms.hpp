#pragma once

#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::kms {

using cfn::Text;

struct KeyProps {
  std::string description;
  std::vector<iam::PolicyStatement> policy;  ///< without the account's own statement
};

/// AWS::KMS::Key: symmetric, rotated every year, and retained when its stack is deleted, because
/// nobody could read the encrypted data without it. The IAM policies of the account decide who else
/// may use it.
class Key final : public cfn::Resource {
 public:
  using Props = KeyProps;
  Key(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct AliasProps {
  std::string name;  ///< "alias/…"
  const Key& key;
};

/// AWS::KMS::Alias: the name of the key in its account and Region. Retained with the key.
class Alias final : public cfn::Resource {
 public:
  using Props = AliasProps;
  Alias(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

}  // namespace sagewatch::kms
