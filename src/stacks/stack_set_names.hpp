#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "settings/config.hpp"

namespace sagewatch {

struct StackSetName {
  std::string name;
  std::string_view stack;  ///< the key of the stack whose template it has
};

/// The stack sets that there may be with these settings, also those of Regions that they list no
/// more.
std::vector<StackSetName> stack_set_names(const Config& config);

/// Those that the settings don't want any more; without further Regions, that of their events too,
/// which may be there all the same.
std::vector<StackSetName> unwanted_stack_sets(const Config& config);

}  // namespace sagewatch
