#pragma once

#include "sagewatch/iam/request.hpp"
#include "sagewatch/trace/trace.hpp"

/// The requests that AWS makes on the path of an event, with their known condition keys.
namespace sagewatch::trace::requests {

/// From an identity in the sender's account; `arn` is that of the role, if known.
iam::RequestContext from_account(const Sender& sender, const std::optional<cfn::Text>& arn);

/// EventBridge assumes the role of a rule's target.
iam::Request assume_target_role(const Resource& rule);

/// EventBridge Scheduler assumes the role of a schedule's target.
iam::Request assume_schedule_role(const Resource& schedule);

/// With that role it sends the event to a bus.
iam::Request put_event(const Sender& sender, const Resource& role, const cfn::Text& bus,
                       const SentEvent& sent);

/// A rule delivers to a target itself.
iam::Request deliver(const Resource& rule, std::string action, cfn::Text target);

/// What a rule delivers to a queue, a topic or a bus is encrypted with its key.
iam::Request use_key(const Resource& rule, const Resource& receiver, const Resource& key,
                     std::string action);

/// An unknown role of the sender's account creates a link.
iam::Request create_link(const Sender& sender, const cfn::Text& sink, iam::Texts types);

/// A role of the monitoring account assumes one of the sender's.
iam::Request assume_role(const Resource& by, const cfn::Text& role);

}  // namespace sagewatch::trace::requests
