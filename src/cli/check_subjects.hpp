#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sagewatch/check/examine.hpp"
#include "sagewatch/solution/config.hpp"

namespace sagewatch::cli {

/// Reads a template that somebody wrote: E0401 to E0406 where it can't be.
std::variant<document::Document, cfn::Diagnostics> read_template(const std::string& path);

/// Our own stacks, as synth would write them.
std::vector<check::Subject> own_stacks(const solution::Config& config);

/// What a deployment to the Region knows from it.
evaluate::Context context_of(const std::string& region);

}  // namespace sagewatch::cli
