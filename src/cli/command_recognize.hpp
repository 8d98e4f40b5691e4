#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch recognize STACK [FILE]`: whether a deployed stack of our name is ours.
std::unique_ptr<Command> make_recognize_command();

}  // namespace sagewatch::cli
