#pragma once

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// Warnings about features that are, or may be, unavailable in the home Region, for the monitoring
/// and the management stack.
cfn::Diagnostics unavailable_features(StackKind kind, const Config& config);

}  // namespace sagewatch
