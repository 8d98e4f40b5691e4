#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct SilenceProps {
  const Config& config;
};

/// The function that says every five minutes how long ago each account and Region was last heard
/// of, with its schedule and role.
class Silence final : public cfn::Construct {
 public:
  using Props = SilenceProps;
  Silence(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
