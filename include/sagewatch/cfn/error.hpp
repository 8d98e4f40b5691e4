#pragma once

#include <stdexcept>
#include <string>

#include "sagewatch/cfn/source.hpp"

namespace sagewatch::cfn {

/// Misuse of the model: a bug in the C++ that builds the stacks, never a user's mistake. `what()`
/// is a complete line: the path of the construct, what is wrong, and the line that built it.
struct Error : std::runtime_error {
  Error(std::string at, const std::string& message, Source built);

  std::string path;
  Source where;
};

}  // namespace sagewatch::cfn
