#pragma once

#include <vector>

#include "sagewatch/aws/cloudformation.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// The values that the settings give the parameters of a stack's template, in its order; empty for
/// a stack without parameters. Stack sets and directly deployed accounts get the same. The settings
/// that `missing_settings` requires with Reach::individual must be present. Without a Region they
/// are those of the home Region.
std::vector<cloudformation::ParameterValue> parameter_values(StackKind stack, const Config& config,
                                                             const std::string& region = {});

}  // namespace sagewatch
