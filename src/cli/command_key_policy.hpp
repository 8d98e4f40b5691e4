#pragma once

#include "command.hpp"

namespace sagewatch::cli {

/// `sagewatch key-policy`: what the policy of a given key must allow.
std::unique_ptr<Command> make_key_policy_command();

}  // namespace sagewatch::cli
