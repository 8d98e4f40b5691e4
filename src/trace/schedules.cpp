#include "schedules.hpp"

#include <fmt/format.h>

#include <iterator>

#include "property_text.hpp"
#include "requests.hpp"
#include "sender_roles.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

bool makes(const Resource& schedule, const SentEvent& sent) {
  return property_text(schedule, {"Target", "EventBridgeParameters", "Source"}) ==
             Text(sent.source) &&
         property_text(schedule, {"Target", "EventBridgeParameters", "DetailType"}) ==
             Text(sent.detail_type);
}

/// The schedule itself: whether it is enabled, and its target.
Hop state_of(const Resource& schedule) {
  const auto what = fmt::format("schedule {} of {}", schedule.logical_id, schedule.stack->stack());
  const auto hop = [&](HopOutcome outcome, std::string why) {
    return Hop{0, HopKind::schedule, outcome, what, std::move(why)};
  };
  const auto state = property_text(schedule, {"State"}).value_or("ENABLED");
  if (state == Text("DISABLED"))
    return hop(HopOutcome::not_applicable, "it sends this event, but the schedule is disabled");
  if (!state.literal()) return hop(HopOutcome::undecided, "its State is not known");
  if (schedule.exists == iam::Truth::unknown) {
    return hop(HopOutcome::undecided, "its condition is not known");
  }
  return hop(HopOutcome::passed, "it sends this event");
}

void add_role(const Topology& topology, const Sender& sender, const SentEvent& sent,
              const Resource& schedule, Trace& out) {
  const auto bus = property_text(schedule, {"Target", "Arn"});
  const auto role = property_text(schedule, {"Target", "RoleArn"});
  if (!bus || !role) {
    const auto why = fmt::format("its {} is not known", bus ? "RoleArn" : "Arn");
    out.hops.push_back({1, HopKind::role, HopOutcome::undecided, "target of the schedule", why});
    out.outcome = worse(out.outcome, HopOutcome::undecided);
    return;
  }
  const RoleUse use{"EventBridge Scheduler", requests::assume_schedule_role(schedule), *bus};
  auto answer = ask_sender_role(topology, sender, sent, *role, use, 1);
  out.outcome = worse(out.outcome, answer.outcome);
  std::ranges::move(answer.hops, std::back_inserter(out.hops));
}

}  // namespace

Trace ask_schedules(const Topology& topology, const Sender& sender, const SentEvent& sent) {
  Trace out{HopOutcome::passed, {}};
  for (const auto* schedule : of_type(topology.sending, "AWS::Scheduler::Schedule")) {
    if (!makes(*schedule, sent)) continue;
    const auto hop = state_of(*schedule);
    out.hops.push_back(hop);
    out.outcome = worse(out.outcome, hop.outcome);
    if (hop.outcome != HopOutcome::not_applicable) add_role(topology, sender, sent, *schedule, out);
  }
  return out;
}

}  // namespace sagewatch::trace
