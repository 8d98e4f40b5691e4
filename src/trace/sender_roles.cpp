#include "sender_roles.hpp"

#include <fmt/format.h>

#include "permissions.hpp"
#include "requests.hpp"
#include "targets.hpp"

namespace sagewatch::trace {

RoleAnswer ask_sender_role(const World& world, const Sender& sender, const SentEvent& sent,
                           const cfn::Text& role_arn, const RoleUse& use, int depth) {
  const auto* role = find(world.sending, "AWS::IAM::Role", role_arn);
  const auto& stacks = role ? world.sending : world.sending_home;
  if (!role) role = find(stacks, "AWS::IAM::Role", role_arn);
  const auto what = "role " + short_name(role_arn);
  if (!role) {
    const auto mark = mark_of_absence(role_arn);
    return {mark, {{depth, HopKind::role, mark, what, "no template makes this role"}}, nullptr};
  }
  const auto trust =
      iam::evaluate(permissions::trust(*role), iam::PolicyKind::of_resource, use.assume);
  const auto may =
      permissions::role_may(stacks, *role, requests::put_event(sender, *role, use.bus, sent));
  return {worse(mark_of(trust.outcome), mark_of(may.outcome)),
          {{depth, HopKind::role, mark_of(trust.outcome),
            fmt::format("{} trusts {}", what, use.service), trust.reason},
           {depth, HopKind::role, mark_of(may.outcome), what + " may send", may.reason}},
          role};
}

Mark mark_of_absence(const cfn::Text& arn) {
  return arn.literal() ? Mark::stopped : Mark::undecided;
}

}  // namespace sagewatch::trace
