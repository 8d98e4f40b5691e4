#pragma once

#include <string>
#include <vector>

#include "sagewatch/trace/world.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A kind of account that may try to send.
struct SenderKind {
  std::string description;  ///< "in the unit", "listed"
  trace::Sender sender;
  bool admitted;  ///< whether the settings let it
};

/// Every kind of sender that the settings admit, and those around them that they don't: with an
/// account of its own each, that no setting names.
std::vector<SenderKind> sender_kinds(const Config& config, const std::vector<std::string>& regions);

}  // namespace sagewatch
