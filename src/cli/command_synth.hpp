#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch synth [STACK...]`: writes the templates, as a cloud assembly.
std::unique_ptr<Command> make_synth_command();

}  // namespace sagewatch::cli
