#pragma once

#include "sagewatch/iam/request.hpp"
#include "sagewatch/trace/trace.hpp"

namespace sagewatch::trace {

/// How a service of the sender's account uses a role to put an event on a bus.
struct RoleUse {
  std::string_view service;  ///< "EventBridge"
  iam::Request assume;
  cfn::Text bus;
};

struct RoleAnswer {
  Mark mark;
  Hops hops;
  const Resource* role;  ///< null where no template makes it
};

/// Whether the service may assume the role, and the role may put the event on the bus. The role may
/// be one of the home Region, which serves all Regions.
RoleAnswer ask_sender_role(const World& world, const Sender& sender, const SentEvent& sent,
                           const cfn::Text& role_arn, const RoleUse& use, int depth);

/// What is not there stops an event, but for what may be there under a name that isn't known.
Mark mark_of_absence(const cfn::Text& arn);

}  // namespace sagewatch::trace
