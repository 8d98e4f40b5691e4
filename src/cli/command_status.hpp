#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch status`: how what is deployed is doing, as the calls of scripts/status.sh tell.
std::unique_ptr<Command> make_status_command();

}  // namespace sagewatch::cli
