#pragma once

#include "sagewatch/intrinsics/context.hpp"

namespace sagewatch::checks {

/// What is known about the deployment.
struct Options {
  intrinsics::Context context = {};
  bool bucket = false;  ///< the deployment uploads the template to a bucket
};

}  // namespace sagewatch::checks
