#include "health/bus_policy.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/json_fields.hpp"
#include "health/stand_in_sender.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/iam/evaluate.hpp"
#include "settings/existing.hpp"
#include "stacks/policies/bus_policy.hpp"

namespace sagewatch {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::string arn_of(const json& bus) { return text_of(bus, "Arn").value_or(""); }

/// The senders that the policy refuses, and those about which it alone doesn't decide.
struct Refusals {
  std::vector<std::string> refused = {};
  std::vector<std::string> unsure = {};
};

/// Evaluates the policy of one bus.
class BusPolicy {
 public:
  explicit BusPolicy(const json& bus) : arn_(arn_of(bus)) {
    const document::Node text(text_of(bus, "Policy").value_or(""), 0);
    const auto read = iam::read_policy(text);
    if (const auto* policy = std::get_if<iam::Policy>(&read)) policy_ = *policy;
  }

  iam::Outcome ask(const std::string& account, const std::optional<std::string>& ou_path) const {
    iam::RequestContext context{{"aws:PrincipalAccount", {{account}}},
                                {"aws:PrincipalIsAWSService", {{"false"}}},
                                {"aws:SecureTransport", {{"true"}}},
                                {"events:source", {{"aws.sagemaker"}, true}}};
    if (ou_path) {
      context.set("aws:PrincipalOrgPaths", {{*ou_path}, true});
      context.set("aws:PrincipalOrgID", {{ou_path->substr(0, ou_path->find('/'))}});
    }
    return iam::evaluate(policy_, iam::PolicyKind::of_resource,
                         {.caller = {.account = account},
                          .action = "events:PutEvents",
                          .resource = arn_,
                          .context = std::move(context)})
        .outcome;
  }

 private:
  std::string arn_;
  iam::Policy policy_ = {};
};

void add(Refusals& out, const std::string& who, std::initializer_list<iam::Outcome> outcomes) {
  for (const auto outcome : outcomes) {
    if (outcome == iam::Outcome::allowed) continue;
    (outcome == iam::Outcome::undecided ? out.unsure : out.refused).push_back(who);
    return;
  }
}

Refusals refusals(const Config& config, const json& bus) {
  const BusPolicy policy(bus);
  const auto owner = parse_arn(arn_of(bus));
  Refusals out;
  for (const auto& path : config.workload_ou_paths) {
    add(out, path, {policy.ask(some_account, path), policy.ask(some_account, path + child_unit)});
  }
  for (const auto& account : config.workload_accounts) {
    // The OU of the account, if any, is unknown. The account of the bus needs no policy.
    if (owner && account != owner->account) add(out, account, {policy.ask(account, std::nullopt)});
  }
  return out;
}

std::string how_to_restore(const Config& config) {
  const auto place = fmt::format("{} --region {}", event_bus_name(config), config.home_region);
  return fmt::format(
      "restore our statements: aws events put-permission --event-bus-name {0} --policy \"$(aws "
      "events describe-event-bus --name {0} --output json | sagewatch bus-policy)\"; and have "
      "whatever writes the whole policy include them",
      place);
}

}  // namespace

ordered_json policy_with_ours(const Config& config, const json& bus) {
  const auto arn = arn_of(bus);
  auto ours = ordered_json::array();
  std::set<std::string> ids;
  for (const auto& [id, props] : bus_admissions(config, {event_bus_name(config), arn})) {
    ids.insert(props.statement_id);
    ours.push_back(ordered_json::parse(cfn::to_json(events::statement_of(props).render())));
  }
  ordered_json out{{"Version", "2012-10-17"}, {"Statement", ordered_json::array()}};
  for (const auto& other : list_of(embedded_json(text_of(bus, "Policy")), "Statement")) {
    if (!ids.contains(text_of(other, "Sid").value_or("")))
      out["Statement"].push_back(ordered_json(other));
  }
  for (auto& statement : ours) out["Statement"].push_back(std::move(statement));
  return out;
}

Finding bus_policy_finding(const Config& config, const json& bus) {
  constexpr auto check = "event bus";
  const auto arn = arn_of(bus);
  const auto [refused, unsure] = refusals(config, bus);
  if (!refused.empty()) {
    return {.status = FindingStatus::warning,
            .check = check,
            .what = fmt::format("the policy of {} does not let these accounts send: {}", arn,
                                fmt::join(refused, ", ")),
            .remedy = how_to_restore(config)};
  }
  if (!unsure.empty()) {
    return {
        .status = FindingStatus::unknown,
        .check = check,
        .what = fmt::format("it depends on more than the policy of {} whether these may send: {}",
                            arn, fmt::join(unsure, ", "))};
  }
  return {.status = FindingStatus::fine,
          .check = check,
          .what = "the policy of " + arn + " lets the workload accounts send"};
}

}  // namespace sagewatch
