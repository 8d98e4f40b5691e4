#pragma once

#include <optional>

#include "aws_cli/aws_calls.hpp"
#include "cli/exit_code.hpp"
#include "console/console.hpp"

namespace sagewatch {

/// Reads the results of calls from standard input. What is wrong is reported; the exit code is then
/// there.
std::optional<ExitCode> read_aws_calls(Console& console, AwsCalls& calls);

}  // namespace sagewatch
