#pragma once

#include <string>
#include <vector>

#include "aws_cli/aws_calls.hpp"

namespace sagewatch {

/// A call of the AWS CLI that a script makes for a command that reads AwsCalls.
struct PlannedCall {
  std::string call;                         ///< service and operation: "oam list-sinks"
  std::string of = {};                      ///< as AwsCalls has it
  std::vector<std::string> arguments = {};  ///< after the operation, without --output
  std::string region;
  std::string profile = {};  ///< empty: the default chain
};

/// Those that `answers` has neither an output nor an error of, one a line: profile, Region, Of,
/// service, operation and arguments. The separator is U+001F: no control character of a value stays
/// one.
std::string unanswered(const std::vector<PlannedCall>& planned, const AwsCalls& answers);

}  // namespace sagewatch
