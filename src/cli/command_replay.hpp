#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch replay`: what of an archive can be replayed, and how far a replay is.
std::unique_ptr<Command> make_replay_command();

}  // namespace sagewatch::cli
