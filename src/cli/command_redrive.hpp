#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch redrive --output DIR`: how dead letters get where they were meant to go.
std::unique_ptr<Command> make_redrive_command();

}  // namespace sagewatch::cli
