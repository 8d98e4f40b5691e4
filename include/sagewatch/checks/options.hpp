#pragma once

#include "sagewatch/intrinsics/context.hpp"

namespace sagewatch::checks {

/// What the deployment would know and have.
struct Options {
  intrinsics::Context context = {};
  bool bucket = false;  ///< the template is put into a bucket first
};

}  // namespace sagewatch::checks
