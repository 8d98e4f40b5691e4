#pragma once

#include <functional>
#include <optional>

#include "rules.hpp"

namespace sagewatch::trace {

/// The text at `path` below a node, if there is one.
std::optional<cfn::Text> text_at(const document::Node& node,
                                 std::initializer_list<std::string_view> path);

/// Evaluates whether a rule matches the event, and adds the hop.
RuleAnswer add_rule(const Resource& rule, const SentEvent& sent, int depth, Hops& hops);

/// Follows the event to one target of a rule, whose ARN is known, and adds the hops.
using FollowTarget = std::function<HopOutcome(const document::Node& target, const cfn::Text& arn)>;

/// Adds the hops of a target that is not a bus in another account: its permission and its key.
HopOutcome add_target(const Stacks& stacks, const Resource& rule, const cfn::Text& arn, int depth,
                      Hops& hops);

/// Follows the event to every target of a rule and to the dead letters of each.
HopOutcome add_targets(const Stacks& stacks, const Resource& rule, int depth, Hops& hops,
                       const FollowTarget& follow);

/// Follows the event from a bus through every rule on it, to the targets of those that match.
HopOutcome add_rules_on_bus(const Stacks& stacks, const Resource& bus, const SentEvent& sent,
                            int depth, Hops& hops);

}  // namespace sagewatch::trace
