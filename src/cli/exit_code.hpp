#pragma once

namespace sagewatch {

/// What the process says when it ends.
enum ExitCode : int {
  exit_done = 0,
  exit_bad_input = 1,
  exit_usage = 2,
  exit_differences = 3,  ///< only with --exit-code
  exit_failed = 4,       ///< AWS says that the operation failed
  exit_bug = 70,
};

}  // namespace sagewatch
