#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/checks/run_checks.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The stacks of `app` as synth writes them. The path of a finding is that of a stack followed by
/// the logical id of a resource.
std::vector<checks::Subject> subjects_of(const cfn::App& app);

/// All our own stacks.
std::vector<checks::Subject> own_stacks(const Config& config);

/// The evaluation context of a deployment to the Region.
intrinsics::Context context_of(const std::string& region);

}  // namespace sagewatch
