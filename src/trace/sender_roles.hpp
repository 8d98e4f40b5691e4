#pragma once

#include "sagewatch/iam/request.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// A service in the sender's account uses a role to send an event to a bus.
struct RoleUse {
  std::string_view service;  ///< "EventBridge"
  iam::Request assume;
  cfn::Text bus;
};

struct RoleAnswer {
  HopOutcome outcome;
  Hops hops;
  const Resource* role;  ///< null if no template creates it
};

/// Whether the service may assume the role, and the role may send the event to the bus. The role
/// may be one of the home Region, which serves all Regions.
RoleAnswer ask_sender_role(const Topology& topology, const Sender& sender, const SentEvent& sent,
                           const cfn::Text& role_arn, const RoleUse& use, int depth);

/// A missing resource stops an event, unless its name is unknown.
HopOutcome outcome_if_absent(const cfn::Text& arn);

}  // namespace sagewatch::trace
