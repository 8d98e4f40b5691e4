#pragma once

#include <optional>
#include <string>

#include "sagewatch/trace/deployed.hpp"

namespace sagewatch::trace {

/// An account that sends events.
struct Sender {
  std::string account;
  std::string region;
  /// Path of its organizational unit, "o-…/r-…/ou-…/". Empty where it is in no organization;
  /// nothing where it isn't known.
  std::optional<std::string> ou_path;
};

/// All stacks that an event may meet.
struct World {
  Stacks monitoring;    ///< in the monitoring account
  Stacks sending;       ///< in the sender's account and Region
  Stacks sending_home;  ///< in the sender's account and the home Region, where the roles are made
};

}  // namespace sagewatch::trace
