#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sagewatch {

/// Where and as whom a call of the AWS CLI failed.
struct FailedCall {
  std::string_view line;  ///< the CLI's own, about the error
  std::string_view region;
  std::string_view profile;  ///< empty: the default chain
  std::string_view kind;     ///< "monitoring": which --KIND-profile to give; empty: none
  std::vector<std::string> profiles = {};  ///< what `aws configure list-profiles` prints
};

/// What to do about it.
std::string cli_advice(const FailedCall& call);

}  // namespace sagewatch
