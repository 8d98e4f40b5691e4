#pragma once

#include <string>
#include <variant>
#include <vector>

#include "aws_cli/stack_outputs.hpp"
#include "settings/config_file.hpp"

namespace sagewatch {

/// What the monitoring stack's outputs set for the management stack: its role, its bus, its sink
/// (no values where it has none, so that an old one goes away) and its account. Diagnostics where
/// the stack is another one, or an output is not what the setting allows.
std::variant<std::vector<SettingValue>, cfn::Diagnostics> settings_from(const StackOutputs& stack);

}  // namespace sagewatch
