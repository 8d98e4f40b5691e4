#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch diff STACK`: how what the settings make now differs from a template.
std::unique_ptr<Command> make_diff_command();

}  // namespace sagewatch::cli
