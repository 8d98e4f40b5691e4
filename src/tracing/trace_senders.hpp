#pragma once

#include <string>
#include <vector>

#include "sagewatch/trace/topology.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// A kind of account that may try to send.
struct SenderKind {
  std::string description;  ///< "in the unit", "listed"
  trace::Sender sender;
  bool admitted;  ///< whether the settings let it
};

/// Every kind of sender that the settings admit, and similar ones that they don't, each with an
/// account of its own that no setting names.
std::vector<SenderKind> sender_kinds(const Config& config, const std::vector<std::string>& regions);

}  // namespace sagewatch
