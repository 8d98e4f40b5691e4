#pragma once

#include <string>
#include <variant>
#include <vector>

#include "aws_cli/stack_outputs.hpp"
#include "settings/config_file.hpp"

namespace sagewatch {

/// What the monitoring stack's outputs set for the management stack: its role, its bus, its sink
/// (no values if it has none, so that an old one is removed) and its account. Diagnostics if it is
/// a different stack, or the setting does not allow the value of an output.
std::variant<std::vector<SettingValue>, cfn::Diagnostics> settings_from(const StackOutputs& stack);

}  // namespace sagewatch
