#pragma once

#include <string>
#include <string_view>

namespace sagewatch {

/// Where and as whom a call of the AWS CLI failed.
struct FailedCall {
  std::string_view line;  ///< the CLI's own, about the error
  std::string_view region;
  std::string_view profile;  ///< empty: the default chain
  std::string_view kind;     ///< "monitoring": which --KIND-profile to give; empty: none
};

/// What to do about it.
std::string cli_advice(const FailedCall& call);

}  // namespace sagewatch
