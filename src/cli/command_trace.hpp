#pragma once

#include <memory>

#include "command.hpp"

namespace sagewatch::cli {

std::unique_ptr<Command> make_trace_command();

}  // namespace sagewatch::cli
