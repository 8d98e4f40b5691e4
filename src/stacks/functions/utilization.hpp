#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct UtilizationProps {
  const Config& config;
};

/// The function that records what the hosts of an ended job used, once their metrics exist, with
/// its role. It reads a queue of the ingester.
class Utilization final : public cfn::Construct {
 public:
  using Props = UtilizationProps;
  Utilization(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
