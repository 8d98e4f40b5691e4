#include "sender_roles.hpp"

#include <fmt/format.h>

#include "permissions.hpp"
#include "requests.hpp"
#include "targets.hpp"

namespace sagewatch::trace {

RoleAnswer ask_sender_role(const Topology& topology, const Sender& sender, const SentEvent& sent,
                           const cfn::Text& role_arn, const RoleUse& use, int depth) {
  const auto* role = find(topology.sending, "AWS::IAM::Role", role_arn);
  const auto& stacks = role ? topology.sending : topology.sending_home;
  if (!role) role = find(stacks, "AWS::IAM::Role", role_arn);
  const auto what = "role " + short_name(role_arn);
  if (!role) {
    const auto outcome = outcome_if_absent(role_arn);
    return {
        outcome, {{depth, HopKind::role, outcome, what, "no template creates this role"}}, nullptr};
  }
  const auto trust =
      iam::evaluate(permissions::trust(*role), iam::PolicyKind::of_resource, use.assume);
  const auto may =
      permissions::role_may(stacks, *role, requests::put_event(sender, *role, use.bus, sent));
  return {worse(outcome_of(trust.outcome), outcome_of(may.outcome)),
          {{depth, HopKind::role, outcome_of(trust.outcome),
            fmt::format("{} trusts {}", what, use.service), trust.reason},
           {depth, HopKind::role, outcome_of(may.outcome), what + " may send", may.reason}},
          role};
}

HopOutcome outcome_if_absent(const cfn::Text& arn) {
  return arn.literal() ? HopOutcome::stopped : HopOutcome::undecided;
}

}  // namespace sagewatch::trace
