#pragma once

#include <vector>

#include "sagewatch/aws/cloudformation.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// The values that the settings give the parameters of a stack's template, in its order; none for a
/// stack without parameters. Stack sets and accounts that are deployed directly get the same. What
/// `missing_settings` asks for with Reach::individual must be there. Without a Region they are
/// those of the home Region.
std::vector<cloudformation::ParameterValue> parameter_values(StackKind stack, const Config& config,
                                                             const std::string& region = {});

}  // namespace sagewatch
