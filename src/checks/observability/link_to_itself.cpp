#include <fmt/format.h>

#include <algorithm>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

bool is_deployed_to(const Template& subject, const std::string& account) {
  if (subject.options().context.account_id == account) return true;
  const auto* embedding = subject.embedding();
  return embedding != nullptr && std::ranges::count(embedding->target_accounts, account) > 0;
}

}  // namespace

const Check link_to_itself{
    .id = "E1023",
    .title = "a link leads to a sink of its own account",
    .why = "An account cannot link to its own sink: the stack fails in that account.",
    .fix = "exclude the monitoring account with a condition or with AccountFilterType DIFFERENCE",
    .source = "CloudWatch user guide, cross-account observability",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* link : subject.of_type("AWS::Oam::Link")) {
            const auto* sink = link->find("SinkIdentifier");
            const auto arn = parse_arn(text_or_empty(sink));
            if (!arn || is_conditional(*link) || !is_deployed_to(subject, arn->account)) continue;
            findings.add(*link, sink,
                         fmt::format("the sink is in {}, and so is the link", arn->account));
          }
        },
};

}  // namespace sagewatch::checks
