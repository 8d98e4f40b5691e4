#pragma once

#include <optional>
#include <string>

#include "sagewatch/trace/deployed_stack.hpp"

namespace sagewatch::trace {

/// An account that sends events.
struct Sender {
  std::string account;
  std::string region;
  /// Path of its organizational unit, "o-…/r-…/ou-…/". Empty if it is in no organization; nothing
  /// if unknown.
  std::optional<std::string> ou_path;
};

/// All stacks that an event may pass through.
struct Topology {
  Stacks monitoring;  ///< in the monitoring account
  Stacks sending;     ///< in the sender's account and Region
  Stacks
      sending_home;  ///< in the sender's account and the home Region, where the roles are created
};

}  // namespace sagewatch::trace
