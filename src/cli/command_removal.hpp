#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch removal [FILE]`: what goes and what stays when a stack is deleted.
std::unique_ptr<Command> make_removal_command();

}  // namespace sagewatch::cli
