#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch service-control-policy`: what keeps others from changing the workload stacks.
std::unique_ptr<Command> make_service_control_policy_command();

}  // namespace sagewatch::cli
