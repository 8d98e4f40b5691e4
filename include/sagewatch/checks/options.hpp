#pragma once

#include <cstddef>

#include "sagewatch/intrinsics/context.hpp"

namespace sagewatch::checks {

/// CloudFormation's limits for a template, in bytes: in the request, and in a bucket.
inline constexpr std::size_t most_bytes_in_request = 51'200;
inline constexpr std::size_t most_bytes_in_bucket = 1'000'000;

/// What the deployment would know and have.
struct Options {
  intrinsics::Context context = {};
  bool bucket = false;  ///< the template is put into a bucket first
};

}  // namespace sagewatch::checks
