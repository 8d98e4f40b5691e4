#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch outputs [FILE]`: the outputs of a deployed stack, as describe-stacks printed them.
std::unique_ptr<Command> make_outputs_command();

}  // namespace sagewatch::cli
