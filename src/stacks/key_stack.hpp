#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account: the key that encrypts the data of the other stacks, with an alias by
/// which they refer to it. It exists if `encryption` is `managed`, and is deployed before them. It
/// contains only these two resources, so that CloudFormation can import retained ones.
class KeyStack final : public cfn::Stack {
 public:
  using Props = Config;
  KeyStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
