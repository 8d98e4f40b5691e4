#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch bus-policy`: the policy of the bus with our statements in it.
std::unique_ptr<Command> make_bus_policy_command();

}  // namespace sagewatch::cli
