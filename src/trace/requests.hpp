#pragma once

#include "sagewatch/iam/request.hpp"
#include "sagewatch/trace/trace.hpp"

/// The requests that AWS makes on an event's way, with the condition keys that are known of them.
namespace sagewatch::trace::requests {

/// Of somebody in the sender's account; `arn` is the role's, if it is known.
iam::RequestContext from_account(const Sender& sender, const std::optional<cfn::Text>& arn);

/// EventBridge assumes the role of a rule's target.
iam::Request assume_target_role(const Resource& rule);

/// EventBridge Scheduler assumes the role of a schedule's target.
iam::Request assume_schedule_role(const Resource& schedule);

/// With that role it puts the event on a bus.
iam::Request put_event(const Sender& sender, const Resource& role, const cfn::Text& bus,
                       const SentEvent& sent);

/// A rule delivers to a target itself.
iam::Request deliver(const Resource& rule, std::string action, cfn::Text target);

/// Somebody of the sender's account, whose role is not known, makes a link.
iam::Request create_link(const Sender& sender, const cfn::Text& sink, iam::Texts types);

/// A role of the monitoring account assumes one of the sender's.
iam::Request assume_role(const Resource& by, const cfn::Text& role);

}  // namespace sagewatch::trace::requests
