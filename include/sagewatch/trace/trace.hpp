#pragma once

#include <string>

#include "sagewatch/event_pattern/event.hpp"
#include "sagewatch/trace/hop.hpp"
#include "sagewatch/trace/world.hpp"

namespace sagewatch::trace {

/// The way of something, hop by hop.
struct Trace {
  Mark mark;  ///< passed: it arrives wherever it is meant to; not_meant: no rule is for it
  Hops hops;
};

/// An event on the sender's default bus, with what rules and policies ask about it.
struct SentEvent {
  const event_pattern::Event& event;
  std::string source;
  std::string detail_type;
};

/// Follows an event from the sender's default bus to every target in the monitoring account.
Trace follow_event(const World& world, const Sender& sender, const SentEvent& sent);

/// Follows an event from a bus of the stacks, which took it, to every target of the rules on it.
Trace follow_event_on_bus(const Resource& bus, const Stacks& stacks, const SentEvent& sent);

/// Follows the sender's OAM links to the sink. Without links: not_meant.
Trace follow_links(const World& world, const Sender& sender);

/// Follows the monitoring account's roles into the sender's roles that trust an account. Without
/// such roles, or where they trust a role that may assume none: not_meant.
Trace follow_roles(const World& world, const Sender& sender);

}  // namespace sagewatch::trace
