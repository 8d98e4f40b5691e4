#pragma once

#include <variant>

#include "sagewatch/trace/world.hpp"
#include "tracing/trace_templates.hpp"

namespace sagewatch {

/// Where the monitoring account's stacks are.
struct Home {
  std::string account;
  std::string region;
};

/// Deploys the templates, as far as that can be known: those of the monitoring account; and those
/// of a sender as the management stack's stack sets do, or, without that stack, with the parameters
/// that the settings give. Diagnostics where a template can't be read.
std::variant<trace::World, cfn::Diagnostics> deploy(const StackTemplates& templates,
                                                    const Config& config,
                                                    const trace::Sender& sender);

/// The account and Region of the settings; where they don't say it, those that the stack sets get.
/// Without a Region: a diagnostic.
std::variant<Home, cfn::Diagnostics> home_of(const StackTemplates& templates, const Config& config);

}  // namespace sagewatch
