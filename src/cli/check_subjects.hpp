#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/check/examine.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::cli {

/// The stacks of `app` as synth writes them. Findings have the path of a stack with the logical id
/// of a resource behind it.
std::vector<check::Subject> subjects_of(const cfn::App& app);

/// All our own stacks.
std::vector<check::Subject> own_stacks(const solution::Config& config);

/// What a deployment to the Region knows from it.
evaluate::Context context_of(const std::string& region);

}  // namespace sagewatch::cli
