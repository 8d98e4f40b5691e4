#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch preflight KIND`: what is missing or in the way before a deployment, as the calls of
/// scripts/preflight.sh tell.
std::unique_ptr<Command> make_preflight_command();

}  // namespace sagewatch::cli
