#pragma once

#include "sagewatch/cfn/construct.hpp"
#include "settings/config.hpp"

namespace sagewatch {

struct UtilizationProps {
  const Config& config;
};

/// The function that writes what the hosts of an ended job used, when their metrics are there, with
/// its role. It reads the queue that the ingester fills.
class Utilization final : public cfn::Construct {
 public:
  using Props = UtilizationProps;
  Utilization(cfn::Scope scope, Props props);
};

}  // namespace sagewatch
