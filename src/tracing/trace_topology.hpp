#pragma once

#include <variant>

#include "sagewatch/trace/topology.hpp"
#include "tracing/trace_templates.hpp"

namespace sagewatch {

/// The account and Region of the monitoring stacks.
struct Home {
  std::string account;
  std::string region;
};

/// Simulates the deployment of the templates: those of the monitoring account; and those of a
/// sender as the management stack's stack sets do, or, without that stack, with the parameters from
/// the settings. Diagnostics if a template can't be read.
std::variant<trace::Topology, cfn::Diagnostics> deploy(const StackTemplates& templates,
                                                       const Config& config,
                                                       const trace::Sender& sender);

/// The account and Region of the settings, or else those that the stack sets get. Without a Region:
/// a diagnostic.
std::variant<Home, cfn::Diagnostics> home_of(const StackTemplates& templates, const Config& config);

}  // namespace sagewatch
