#pragma once

namespace sagewatch {

/// The exit codes of the process.
enum ExitCode : int {
  exit_done = 0,
  exit_bad_input = 1,
  exit_usage = 2,
  exit_differences = 3,  ///< only with --exit-code
  exit_failed = 4,       ///< AWS reports that the operation failed
  exit_bug = 70,
};

}  // namespace sagewatch
