#include <fmt/format.h>

#include <algorithm>

#include "permissions.hpp"
#include "requests.hpp"
#include "sagewatch/trace/trace.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

/// A role that is for an account, not for a service.
bool trusts_an_account(const Resource& role) {
  const auto trust = permissions::trust(role);
  return std::ranges::any_of(trust.statements, [](const iam::Statement& statement) {
    if (statement.deny || !statement.principals) return false;
    return std::ranges::any_of(*statement.principals,
                               [](const auto& entry) { return entry.kind != "Service"; });
  });
}

/// Whether `by` may assume `role`: its own policies and the role's trust must both allow it.
struct Assumption {
  const Resource* by;
  iam::Verdict own;
  iam::Verdict trust;
  bool asks;  ///< its policies allow assuming some role, this one or another

  HopOutcome outcome() const { return worse(outcome_of(own.outcome), outcome_of(trust.outcome)); }
};

Assumption ask(const Topology& topology, const Resource& by, const Resource& role) {
  const auto request = requests::assume_role(by, *role.arn);
  auto at_role = request;
  at_role.resource.reset();
  auto any_role = request;
  any_role.resource = cfn::Text(cfn::Reference{"", "AnyRole"});
  const auto for_any = permissions::role_may(topology.monitoring, by, any_role).outcome;
  return {&by, permissions::role_may(topology.monitoring, by, request),
          iam::evaluate(permissions::trust(role), iam::PolicyKind::of_resource, at_role),
          outcome_of(for_any) != HopOutcome::stopped};
}

/// How close it is to being allowed: a role whose policies mention assuming roles, or which is
/// trusted, is the intended one.
auto rank(const Assumption& assumption) {
  const auto closeness = [](const iam::Verdict& verdict) {
    return verdict.outcome == iam::Outcome::allowed ? 0 : 1;
  };
  return std::tuple(assumption.outcome(), closeness(assumption.trust) + closeness(assumption.own),
                    closeness(assumption.trust));
}

void add_hops(const Topology& topology, const Resource& role, Trace& out) {
  const auto what = "role " + short_name(*role.arn);
  std::vector<Assumption> all;
  for (const auto* by : of_type(topology.monitoring, "AWS::IAM::Role")) {
    all.push_back(ask(topology, *by, role));
  }
  if (all.empty()) {
    out.hops.push_back({0, HopKind::role, HopOutcome::stopped, what,
                        "the monitoring account has no role to assume it"});
    return;
  }
  const auto best = *std::ranges::min_element(all, {}, rank);
  const auto by = short_name(*best.by->arn);
  const auto trusts = fmt::format("{} trusts {}", what, by);
  if (std::ranges::none_of(all, &Assumption::asks)) {
    const auto trust = outcome_of(best.trust.outcome);
    const bool trusted = trust == HopOutcome::passed;
    out.hops.push_back(
        {0, HopKind::role, trusted ? HopOutcome::not_applicable : trust, trusts,
         trusted ? "it may not assume any role, so this one is not used" : best.trust.reason});
    return;
  }
  out.hops.push_back({0, HopKind::role, outcome_of(best.own.outcome),
                      fmt::format("{} may assume {}", by, what), best.own.reason});
  out.hops.push_back({0, HopKind::role, outcome_of(best.trust.outcome), trusts, best.trust.reason});
}

}  // namespace

Trace follow_roles(const Topology& topology, const Sender&) {
  Trace out{HopOutcome::not_applicable, {}};
  const auto& stacks = topology.sending_home;
  for (const auto* role : of_type(stacks, "AWS::IAM::Role")) {
    if (trusts_an_account(*role)) add_hops(topology, *role, out);
  }
  if (out.hops.empty()) return out;
  out.outcome = std::ranges::max_element(out.hops, {}, &Hop::outcome)->outcome;
  return out;
}

}  // namespace sagewatch::trace
