#include <fmt/format.h>

#include <iterator>

#include "deliveries.hpp"
#include "keys.hpp"
#include "permissions.hpp"
#include "requests.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/trace/trace.hpp"
#include "schedules.hpp"
#include "sender_roles.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

bool is_bus(const Text& arn) {
  return document::shown(arn).find(":event-bus/") != std::string::npos;
}

class EventFollower {
 public:
  EventFollower(const Topology& topology, const Sender& sender, const SentEvent& sent)
      : topology_(topology), sender_(sender), sent_(sent) {}

  Trace run() {
    auto [outcome, schedules] = ask_schedules(topology_, sender_, sent_);
    hops_ = std::move(schedules);
    bool any = false;
    bool off = false;
    for (const auto* rule : of_type(topology_.sending, "AWS::Events::Rule")) {
      if (!is_on_bus(*rule, nullptr)) continue;
      const auto answer = add_rule(*rule, sent_, 0, hops_);
      off |= answer.is_off;
      if (answer.outcome == HopOutcome::not_applicable) continue;
      any = true;
      outcome = worse(outcome, answer.outcome);
      if (answer.outcome != HopOutcome::stopped) outcome = worse(outcome, send(*rule));
    }
    if (!any && !off) add(0, HopKind::rule, HopOutcome::stopped, "rules", nothing_sends());
    if (!any) outcome = off ? HopOutcome::not_applicable : HopOutcome::stopped;
    return {outcome, std::move(hops_)};
  }

 private:
  std::string nothing_sends() const {
    if (!topology_.sending.empty()) return "no rule of the sender matches this event";
    return fmt::format("no stack is deployed to senders in {}", sender_.region);
  }

  HopOutcome add(int depth, HopKind kind, HopOutcome outcome, std::string what, std::string why) {
    hops_.push_back({depth, kind, outcome, std::move(what), std::move(why)});
    return outcome;
  }

  /// Every target of a rule in the sender's account.
  HopOutcome send(const Resource& rule) {
    return add_targets(topology_.sending, rule, 1, hops_,
                       [&](const document::Node& target, const Text& arn) {
                         if (is_bus(arn)) return send_to_bus(rule, target, arn);
                         return add_target(topology_.sending, rule, arn, 1, hops_);
                       });
  }

  HopOutcome send_to_bus(const Resource& rule, const document::Node& target, const Text& bus_arn) {
    const auto role_arn = text_at(target, {"RoleArn"});
    if (!role_arn) {
      return add(1, HopKind::role, HopOutcome::stopped, "role",
                 "the target has no RoleArn, which a bus in another account requires");
    }
    const RoleUse use{"EventBridge", requests::assume_target_role(rule), bus_arn};
    auto answer = ask_sender_role(topology_, sender_, sent_, *role_arn, use, 1);
    std::ranges::move(answer.hops, std::back_inserter(hops_));
    if (!answer.role || answer.outcome == HopOutcome::stopped) return answer.outcome;
    return worse(answer.outcome, arrive(rule, *answer.role, bus_arn));
  }

  /// At the bus of the monitoring account. Within one account the role's permission is enough.
  HopOutcome arrive(const Resource& rule, const Resource& role, const Text& bus_arn) {
    const auto what = "bus " + short_name(bus_arn);
    const auto* bus = find(topology_.monitoring, "AWS::Events::EventBus", bus_arn);
    if (!bus) {
      return add(1, HopKind::bus, outcome_if_absent(bus_arn), what,
                 "no template creates a bus with this ARN");
    }
    auto outcome = HopOutcome::passed;
    if (bus->stack->place().account == sender_.account) {
      add(1, HopKind::bus, outcome, what, "it is in the sender's own account");
    } else {
      const auto verdict = admission(*bus, role, bus_arn);
      outcome = add(1, HopKind::bus, outcome_of(verdict.outcome), what, verdict.reason);
    }
    if (outcome == HopOutcome::stopped) return outcome;
    outcome = worse(outcome, add_key(topology_.monitoring, rule, *bus, 2, hops_));
    if (outcome == HopOutcome::stopped) return outcome;
    return worse(outcome, add_rules_on_bus(topology_.monitoring, *bus, sent_, 2, hops_));
  }

  iam::Verdict admission(const Resource& bus, const Resource& role, const Text& bus_arn) const {
    const auto policy = permissions::of_bus(topology_.monitoring, bus);
    if (policy.statements.empty()) {
      return {iam::Outcome::implicitly_denied, "it has no policy"};
    }
    return iam::evaluate(policy, iam::PolicyKind::of_resource,
                         requests::put_event(sender_, role, bus_arn, sent_));
  }

  const Topology& topology_;
  const Sender& sender_;
  const SentEvent& sent_;
  Hops hops_ = {};
};

}  // namespace

Trace follow_event(const Topology& topology, const Sender& sender, const SentEvent& sent) {
  return EventFollower(topology, sender, sent).run();
}

Trace follow_event_on_bus(const Resource& bus, const Stacks& stacks, const SentEvent& sent) {
  Hops hops;
  const auto outcome = add_rules_on_bus(stacks, bus, sent, 0, hops);
  return {outcome, std::move(hops)};
}

}  // namespace sagewatch::trace
