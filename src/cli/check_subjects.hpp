#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/checks/run_checks.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The stacks of `app` as synth writes them. Findings have the path of a stack with the logical id
/// of a resource behind it.
std::vector<checks::Subject> subjects_of(const cfn::App& app);

/// All our own stacks.
std::vector<checks::Subject> own_stacks(const Config& config);

/// What a deployment to the Region knows from it.
intrinsics::Context context_of(const std::string& region);

}  // namespace sagewatch
