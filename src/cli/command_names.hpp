#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch names [KEY]`: the names that stacks and scripts agree on.
std::unique_ptr<Command> make_names_command();

}  // namespace sagewatch::cli
