#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch changes [FILE]`: what a change set would do, in plain words.
std::unique_ptr<Command> make_changes_command();

}  // namespace sagewatch::cli
