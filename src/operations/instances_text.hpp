#pragma once

#include <string>

#include "aws_cli/stack_instances.hpp"
#include "console/console.hpp"
#include "console/glyphs.hpp"

namespace sagewatch {

/// A grid for each stack set, account by Region, and under it what failed, by its reason. If a set
/// has more than 40 accounts, those that are current everywhere are only counted, unless `all`.
std::string instances_text(const DeployedStackSets& deployed, bool all, const Style& style,
                           const Glyphs& glyphs);

/// "3 current, 1 failed".
std::string counted_states(const StackSetInstances& set);

/// A line for each stack set: how many of its stacks are in which state.
std::string instances_summary(const DeployedStackSets& deployed);

/// Everything for programs: `stackSets`, each with `name`, `inPlace` and `instances`.
std::string instances_json(const DeployedStackSets& deployed);

}  // namespace sagewatch
