#include "deliveries.hpp"

#include <fmt/format.h>

#include "keys.hpp"
#include "sagewatch/intrinsics/unknown.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

using cfn::Text;

document::List targets_of(const Resource& rule) {
  const auto* targets = rule.properties.find("Targets");
  return targets && targets->list() ? *targets->list() : document::List{};
}

HopOutcome add_hop(Hops& hops, Hop hop) {
  hops.push_back(std::move(hop));
  return hops.back().outcome;
}

/// The key of the queue or topic with this ARN.
HopOutcome add_key_of(const Stacks& stacks, const Resource& rule, const Text& arn, int depth,
                      Hops& hops) {
  for (const auto* type : {"AWS::SQS::Queue", "AWS::SNS::Topic"}) {
    if (const auto* receiver = find(stacks, type, arn))
      return add_key(stacks, rule, *receiver, depth, hops);
  }
  return HopOutcome::passed;
}

}  // namespace

std::optional<Text> text_at(const document::Node& node,
                            std::initializer_list<std::string_view> path) {
  const auto* value = document::find(&node, path);
  return value ? intrinsics::text_of(*value) : std::nullopt;
}

RuleAnswer add_rule(const Resource& rule, const SentEvent& sent, int depth, Hops& hops) {
  auto answer = ask_rule(rule, sent);
  const auto what = fmt::format("rule {} of {}", rule.logical_id, rule.stack->stack());
  hops.push_back({depth, HopKind::rule, answer.outcome, what, answer.why});
  return answer;
}

HopOutcome add_target(const Stacks& stacks, const Resource& rule, const Text& arn, int depth,
                      Hops& hops) {
  const auto outcome = add_hop(hops, ask_target(stacks, rule, arn, depth));
  return worse(outcome, add_key_of(stacks, rule, arn, depth + 1, hops));
}

HopOutcome add_targets(const Stacks& stacks, const Resource& rule, int depth, Hops& hops,
                       const FollowTarget& follow) {
  const auto targets = targets_of(rule);
  if (targets.empty())
    return add_hop(hops,
                   {depth, HopKind::target, HopOutcome::stopped, "targets", "the rule has none"});
  auto outcome = HopOutcome::passed;
  for (const auto& target : targets) {
    const auto arn = text_at(target, {"Arn"});
    outcome = worse(outcome, arn ? follow(target, *arn)
                                 : add_hop(hops, {depth, HopKind::target, HopOutcome::undecided,
                                                  "target", "its Arn is not known"}));
    const auto queue = text_at(target, {"DeadLetterConfig", "Arn"});
    if (!queue) continue;
    outcome = worse(outcome, add_hop(hops, ask_dead_letters(stacks, rule, *queue, depth)));
    outcome = worse(outcome, add_key_of(stacks, rule, *queue, depth + 1, hops));
  }
  return outcome;
}

HopOutcome add_rules_on_bus(const Stacks& stacks, const Resource& bus, const SentEvent& sent,
                            int depth, Hops& hops) {
  auto outcome = HopOutcome::passed;
  bool any = false;
  for (const auto* rule : of_type(stacks, "AWS::Events::Rule")) {
    if (!is_on_bus(*rule, &bus)) continue;
    const auto answer = add_rule(*rule, sent, depth, hops);
    if (answer.outcome == HopOutcome::not_applicable) continue;
    any = true;
    outcome = worse(outcome, answer.outcome);
    if (answer.outcome == HopOutcome::stopped) continue;
    const auto deliver = [&](const document::Node&, const Text& arn) {
      return add_target(stacks, *rule, arn, depth + 1, hops);
    };
    outcome = worse(outcome, add_targets(stacks, *rule, depth + 1, hops, deliver));
  }
  if (any) return outcome;
  return add_hop(hops, {depth, HopKind::rule, HopOutcome::stopped, "rules",
                        "no rule on the bus matches this event"});
}

}  // namespace sagewatch::trace
