#include <fmt/format.h>

#include <iterator>

#include "deliveries.hpp"
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
  EventFollower(const World& world, const Sender& sender, const SentEvent& sent)
      : world_(world), sender_(sender), sent_(sent) {}

  Trace run() {
    auto [mark, schedules] = ask_schedules(world_, sender_, sent_);
    hops_ = std::move(schedules);
    bool any = false;
    bool off = false;
    for (const auto* rule : of_type(world_.sending, "AWS::Events::Rule")) {
      if (!is_on_bus(*rule, nullptr)) continue;
      const auto answer = add_rule(*rule, sent_, 0, hops_);
      off |= answer.is_off;
      if (answer.mark == Mark::not_meant) continue;
      any = true;
      mark = worse(mark, answer.mark);
      if (answer.mark != Mark::stopped) mark = worse(mark, send(*rule));
    }
    if (!any && !off) add(0, HopKind::rule, Mark::stopped, "rules", nothing_sends());
    if (!any) mark = off ? Mark::not_meant : Mark::stopped;
    return {mark, std::move(hops_)};
  }

 private:
  std::string nothing_sends() const {
    if (!world_.sending.empty()) return "no rule of the sender is for this event";
    return fmt::format("no stack is deployed to senders in {}", sender_.region);
  }

  Mark add(int depth, HopKind kind, Mark mark, std::string what, std::string why) {
    hops_.push_back({depth, kind, mark, std::move(what), std::move(why)});
    return mark;
  }

  /// Every target of a rule in the sender's account.
  Mark send(const Resource& rule) {
    return add_targets(world_.sending, rule, 1, hops_,
                       [&](const document::Node& target, const Text& arn) {
                         if (is_bus(arn)) return send_to_bus(rule, target, arn);
                         hops_.push_back(ask_target(world_.sending, rule, arn, 1));
                         return hops_.back().mark;
                       });
  }

  Mark send_to_bus(const Resource& rule, const document::Node& target, const Text& bus_arn) {
    const auto role_arn = text_at(target, {"RoleArn"});
    if (!role_arn) {
      return add(1, HopKind::role, Mark::stopped, "role",
                 "the target has no RoleArn, which a bus of another account needs");
    }
    const RoleUse use{"EventBridge", requests::assume_target_role(rule), bus_arn};
    auto answer = ask_sender_role(world_, sender_, sent_, *role_arn, use, 1);
    std::ranges::move(answer.hops, std::back_inserter(hops_));
    if (!answer.role || answer.mark == Mark::stopped) return answer.mark;
    return worse(answer.mark, arrive(*answer.role, bus_arn));
  }

  /// At the bus of the monitoring account. In one's own account the role's permission is enough.
  Mark arrive(const Resource& role, const Text& bus_arn) {
    const auto what = "bus " + short_name(bus_arn);
    const auto* bus = find(world_.monitoring, "AWS::Events::EventBus", bus_arn);
    if (!bus) {
      return add(1, HopKind::bus, mark_of_absence(bus_arn), what,
                 "no template makes a bus with this ARN");
    }
    auto mark = Mark::passed;
    if (bus->stack->place().account == sender_.account) {
      add(1, HopKind::bus, mark, what, "it is in the sender's own account");
    } else {
      const auto verdict = admission(*bus, role, bus_arn);
      mark = add(1, HopKind::bus, mark_of(verdict.outcome), what, verdict.reason);
    }
    if (mark == Mark::stopped) return mark;
    return worse(mark, add_rules_on_bus(world_.monitoring, *bus, sent_, 2, hops_));
  }

  iam::Verdict admission(const Resource& bus, const Resource& role, const Text& bus_arn) const {
    const auto policy = permissions::of_bus(world_.monitoring, bus);
    if (policy.statements.empty()) {
      return {iam::Outcome::implicitly_denied, "it has no policy"};
    }
    return iam::evaluate(policy, iam::PolicyKind::of_resource,
                         requests::put_event(sender_, role, bus_arn, sent_));
  }

  const World& world_;
  const Sender& sender_;
  const SentEvent& sent_;
  Hops hops_ = {};
};

}  // namespace

Trace follow_event(const World& world, const Sender& sender, const SentEvent& sent) {
  return EventFollower(world, sender, sent).run();
}

Trace follow_event_on_bus(const Resource& bus, const Stacks& stacks, const SentEvent& sent) {
  Hops hops;
  const auto mark = add_rules_on_bus(stacks, bus, sent, 0, hops);
  return {mark, std::move(hops)};
}

}  // namespace sagewatch::trace
