#pragma once

#include <string>
#include <string_view>

#include "settings/config.hpp"

namespace sagewatch {

/// What a script did, as far as the next steps depend on it.
struct FinishedRun {
  std::string_view script;  ///< the path below scripts/
  std::string_view
      scripts;  ///< the path of scripts/ from the current directory, with '/' at its end
  std::string account;
};

/// What a person does next, and where to look. Empty after scripts that have no next step.
std::string next_steps(const FinishedRun& run, const Config& config);

}  // namespace sagewatch
