#pragma once

#include "sagewatch/cfn/stack.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The monitoring account: the key that encrypts what the other stacks hold, under an alias by
/// which they know it. There where `encryption` is `managed`, and deployed before them. It has
/// nothing but these two, since only so can CloudFormation take over those that an earlier deletion
/// kept.
class KeyStack final : public cfn::Stack {
 public:
  using Props = Config;
  KeyStack(cfn::Scope scope, const Config& config);
};

}  // namespace sagewatch
