#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::solution {

/// What the monitoring stack goes without since AWS lacks it, or may lack it, in the home Region:
/// warnings.
cfn::Diagnostics left_out(const Config& config);

}  // namespace sagewatch::solution
