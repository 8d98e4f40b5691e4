#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch instances [FILE]`: the stacks of stack sets, account by Region, as the AWS CLI
/// listed them.
std::unique_ptr<Command> make_instances_command();

}  // namespace sagewatch::cli
