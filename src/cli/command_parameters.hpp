#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch parameters STACK`: the values that the settings give a template's parameters.
std::unique_ptr<Command> make_parameters_command();

}  // namespace sagewatch::cli
