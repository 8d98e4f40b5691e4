#pragma once

#include <string_view>
#include <vector>

#include "sagewatch/cfn/app.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/solution/config.hpp"
#include "sagewatch/solution/stack_kind.hpp"

namespace sagewatch::solution {

struct StackEntry {
  StackKind kind;
  std::string_view key;   ///< as people type it, e.g. "monitoring"
  std::string_view name;  ///< of the CloudFormation stack
};

/// Every stack there is, in the order in which they are deployed.
const std::vector<StackEntry>& stacks();

/// Builds a stack into `app`. The settings that it needs must be there.
const cfn::Stack& add_stack(cfn::App& app, StackKind kind, const Config& config);

}  // namespace sagewatch::solution
