#include <fmt/format.h>

#include <iterator>

#include "permissions.hpp"
#include "requests.hpp"
#include "rules.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/intrinsics/unknown.hpp"
#include "sagewatch/trace/trace.hpp"
#include "schedules.hpp"
#include "sender_roles.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

std::optional<Text> text(const document::Node& node, std::initializer_list<std::string_view> path) {
  const auto* value = document::find(&node, path);
  return value ? intrinsics::text_of(*value) : std::nullopt;
}

bool is_bus(const Text& arn) {
  return document::shown(arn).find(":event-bus/") != std::string::npos;
}

document::List targets_of(const Resource& rule) {
  const auto* targets = rule.properties.find("Targets");
  return targets && targets->list() ? *targets->list() : document::List{};
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
      const auto answer = add_rule(*rule, 0);
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

  Mark add(int depth, HopKind kind, std::string what, const iam::Verdict& verdict) {
    return add(depth, kind, mark_of(verdict.outcome), std::move(what), verdict.reason);
  }

  RuleAnswer add_rule(const Resource& rule, int depth) {
    auto answer = ask_rule(rule, sent_);
    add(depth, HopKind::rule, answer.mark,
        fmt::format("rule {} of {}", rule.logical_id, rule.stack->stack()), answer.why);
    return answer;
  }

  /// Every target of a rule in the sender's account.
  Mark send(const Resource& rule) {
    auto mark = Mark::passed;
    const auto targets = targets_of(rule);
    if (targets.empty())
      return add(1, HopKind::target, Mark::stopped, "targets", "the rule has none");
    for (const auto& target : targets) {
      const auto arn = text(target, {"Arn"});
      if (!arn) {
        mark =
            worse(mark, add(1, HopKind::target, Mark::undecided, "target", "its Arn is not known"));
      } else if (is_bus(*arn)) {
        mark = worse(mark, send_to_bus(rule, target, *arn));
      } else {
        mark = worse(mark, put(ask_target(world_.sending, rule, *arn, 1)));
      }
      mark = worse(mark, dead_letters(world_.sending, rule, target, 1));
    }
    return mark;
  }

  Mark put(Hop hop) {
    const auto mark = hop.mark;
    hops_.push_back(std::move(hop));
    return mark;
  }

  Mark dead_letters(const Stacks& stacks, const Resource& rule, const document::Node& target,
                    int depth) {
    const auto arn = text(target, {"DeadLetterConfig", "Arn"});
    return arn ? put(ask_dead_letters(stacks, rule, *arn, depth)) : Mark::passed;
  }

  Mark send_to_bus(const Resource& rule, const document::Node& target, const Text& bus_arn) {
    const auto role_arn = text(target, {"RoleArn"});
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
      mark = add(1, HopKind::bus, what, admission(*bus, role, bus_arn));
    }
    return mark == Mark::stopped ? mark : worse(mark, distribute(*bus));
  }

  iam::Verdict admission(const Resource& bus, const Resource& role, const Text& bus_arn) const {
    const auto policy = permissions::of_bus(world_.monitoring, bus);
    if (policy.statements.empty()) {
      return {iam::Outcome::implicitly_denied, "it has no policy"};
    }
    return iam::evaluate(policy, iam::PolicyKind::of_resource,
                         requests::put_event(sender_, role, bus_arn, sent_));
  }

  /// Every rule on the bus, and every target of those that are for the event.
  Mark distribute(const Resource& bus) {
    auto mark = Mark::passed;
    bool any = false;
    for (const auto* rule : of_type(world_.monitoring, "AWS::Events::Rule")) {
      if (!is_on_bus(*rule, &bus)) continue;
      const auto answer = add_rule(*rule, 2);
      if (answer.mark == Mark::not_meant) continue;
      any = true;
      mark = worse(mark, answer.mark);
      if (answer.mark != Mark::stopped) mark = worse(mark, deliver(*rule));
    }
    return any ? mark
               : add(2, HopKind::rule, Mark::stopped, "rules",
                     "no rule on the bus is for this event");
  }

  Mark deliver(const Resource& rule) {
    auto mark = Mark::passed;
    const auto targets = targets_of(rule);
    if (targets.empty())
      return add(3, HopKind::target, Mark::stopped, "targets", "the rule has none");
    for (const auto& target : targets) {
      const auto arn = text(target, {"Arn"});
      mark = worse(
          mark, arn ? put(ask_target(world_.monitoring, rule, *arn, 3))
                    : add(3, HopKind::target, Mark::undecided, "target", "its Arn is not known"));
      mark = worse(mark, dead_letters(world_.monitoring, rule, target, 3));
    }
    return mark;
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

}  // namespace sagewatch::trace
