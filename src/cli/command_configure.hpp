#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch configure STACK`: asks for what a stack needs, checks it and keeps it in
/// sagewatch.yaml; shows every setting and where it came from.
std::unique_ptr<Command> make_configure_command();

}  // namespace sagewatch::cli
