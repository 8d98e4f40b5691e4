#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct SilenceProps {
  const Config& config;
};

/// The function that reports every five minutes how long each account and Region has been silent,
/// with its schedule and role.
class Silence final : public cfn::Construct {
 public:
  using Props = SilenceProps;
  Silence(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
