#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch sink-policy`: what the policy of a sink that is there already must allow.
std::unique_ptr<Command> make_sink_policy_command();

}  // namespace sagewatch::cli
