#pragma once

namespace sagewatch {

/// The whole program: parses the arguments, runs a command, returns the exit code. Never throws.
int run(int argc, char** argv);

}  // namespace sagewatch
