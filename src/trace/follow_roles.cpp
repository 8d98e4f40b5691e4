#include <fmt/format.h>

#include <algorithm>

#include "permissions.hpp"
#include "requests.hpp"
#include "sagewatch/trace/trace.hpp"
#include "targets.hpp"

namespace sagewatch::trace {
namespace {

/// A role that somebody of an account is to assume, not a service.
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
  bool asks;  ///< its policies allow to assume some role, whether this one or another

  Mark mark() const { return worse(mark_of(own.outcome), mark_of(trust.outcome)); }
};

Assumption ask(const World& world, const Resource& by, const Resource& role) {
  const auto request = requests::assume_role(by, *role.arn);
  auto at_role = request;
  at_role.resource.reset();
  auto any_role = request;
  any_role.resource = cfn::Text(cfn::Reference{"", "AnyRole"});
  const auto for_any = permissions::role_may(world.monitoring, by, any_role).outcome;
  return {&by, permissions::role_may(world.monitoring, by, request),
          iam::evaluate(permissions::trust(role), iam::PolicyKind::of_resource, at_role),
          mark_of(for_any) != Mark::stopped};
}

/// How close it is to being allowed: a role whose policies speak of assuming roles, or which is
/// trusted, is the one that is meant.
auto rank(const Assumption& assumption) {
  const auto closeness = [](const iam::Verdict& verdict) {
    return verdict.outcome == iam::Outcome::allowed ? 0 : 1;
  };
  return std::tuple(assumption.mark(), closeness(assumption.trust) + closeness(assumption.own),
                    closeness(assumption.trust));
}

void add_hops(const World& world, const Resource& role, Trace& out) {
  const auto what = "role " + short_name(*role.arn);
  std::vector<Assumption> all;
  for (const auto* by : of_type(world.monitoring, "AWS::IAM::Role")) {
    all.push_back(ask(world, *by, role));
  }
  if (all.empty()) {
    out.hops.push_back(
        {0, HopKind::role, Mark::stopped, what, "the monitoring account has no role to assume it"});
    return;
  }
  const auto best = *std::ranges::min_element(all, {}, rank);
  const auto by = short_name(*best.by->arn);
  const auto trusts = fmt::format("{} trusts {}", what, by);
  if (std::ranges::none_of(all, &Assumption::asks)) {
    const auto trust = mark_of(best.trust.outcome);
    const bool trusted = trust == Mark::passed;
    out.hops.push_back(
        {0, HopKind::role, trusted ? Mark::not_meant : trust, trusts,
         trusted ? "it may assume no role, so this one is not used" : best.trust.reason});
    return;
  }
  out.hops.push_back({0, HopKind::role, mark_of(best.own.outcome),
                      fmt::format("{} may assume {}", by, what), best.own.reason});
  out.hops.push_back({0, HopKind::role, mark_of(best.trust.outcome), trusts, best.trust.reason});
}

}  // namespace

Trace follow_roles(const World& world, const Sender&) {
  Trace out{Mark::not_meant, {}};
  const auto& stacks = world.sending_home;
  for (const auto* role : of_type(stacks, "AWS::IAM::Role")) {
    if (trusts_an_account(*role)) add_hops(world, *role, out);
  }
  if (out.hops.empty()) return out;
  out.mark = std::ranges::max_element(out.hops, {}, &Hop::mark)->mark;
  return out;
}

}  // namespace sagewatch::trace
