#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch events [FILE]`: follows a stack operation to its end.
std::unique_ptr<Command> make_events_command();

}  // namespace sagewatch::cli
