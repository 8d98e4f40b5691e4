#pragma once

#include <string>

#include "sagewatch/event_pattern/event.hpp"
#include "sagewatch/trace/hop.hpp"
#include "sagewatch/trace/topology.hpp"

namespace sagewatch::trace {

/// A path, hop by hop.
struct Trace {
  HopOutcome outcome;  ///< passed: it arrives at every target; not_applicable: its rule is disabled
  Hops hops;
};

/// An event on the sender's default bus, with the values that rules and policies examine.
struct SentEvent {
  const event_pattern::Event& event;
  std::string source;
  std::string detail_type;
};

/// Follows an event from the sender's default bus to every target in the monitoring account.
Trace follow_event(const Topology& topology, const Sender& sender, const SentEvent& sent);

/// Follows an event that was accepted by a bus of the stacks to every target of the rules on it.
Trace follow_event_on_bus(const Resource& bus, const Stacks& stacks, const SentEvent& sent);

/// Follows the sender's OAM links to the sink. Without links: not_applicable.
Trace follow_links(const Topology& topology, const Sender& sender);

/// Follows the monitoring account's roles into the sender's roles that trust an account. Without
/// such roles, or if they trust a role that may not assume any: not_applicable.
Trace follow_roles(const Topology& topology, const Sender& sender);

}  // namespace sagewatch::trace
