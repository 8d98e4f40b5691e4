#pragma once

#include <memory>

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch samples events|queries`: what AWS can be asked about without a deployment.
std::unique_ptr<Command> make_samples_command();

}  // namespace sagewatch::cli
