#include "preflight/preflight_calls.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/right_account.hpp"
#include "health/topic_key.hpp"
#include "preflight/planned_names.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"

namespace sagewatch {
namespace {

using Arguments = std::vector<std::string>;

constexpr auto stack_call = "cloudformation describe-stack-resources";
constexpr auto role_call = "iam get-role";

class Planner {
 public:
  Planner(const PreflightPlace& place, const Config& config, const AwsCalls& answers, bool all)
      : place_(place), config_(config), answers_(answers), all_(all) {}

  std::vector<PlannedCall> calls() && {
    ask_about_region(place_.region, "");
    for (const auto& stack : planned_stacks(place_.account, config_, place_.region)) {
      ask(stack_call, stack, {"--stack-name", stack});
    }
    switch (place_.account) {
      case Account::monitoring:
        ask_about_monitoring();
        break;
      case Account::management:
        ask_about_management();
        break;
      case Account::workload:
        ask("oam list-links");
        ask_about_trails();
        if (is_new()) ask_about_roles();
        break;
    }
    if (at_home()) {
      ask_about_account();
      ask_about_permissions();
    }
    return std::move(calls_);
  }

 private:
  bool at_home() const { return place_.region == config_.home_region; }

  /// Until the first stack is known not to exist, its names are taken by itself.
  bool is_new() const {
    const auto stacks = planned_stacks(place_.account, config_, place_.region);
    if (stacks.empty()) return false;
    const auto error = answers_.error(stack_call, stacks.front()).value_or("");
    return error.find("does not exist") != std::string::npos;
  }

  void ask(std::string call, std::string of = "", Arguments arguments = {}) {
    calls_.push_back({.call = std::move(call),
                      .of = std::move(of),
                      .arguments = std::move(arguments),
                      .region = place_.region,
                      .profile = place_.profile});
  }

  void ask_as_administrator(std::string call, Arguments arguments = {}) {
    if (config_.delegated()) arguments.insert(arguments.end(), {"--call-as", "DELEGATED_ADMIN"});
    ask(std::move(call), "", std::move(arguments));
  }

  /// Asked at home, as a Region that is not enabled answers no calls.
  void ask_about_region(const std::string& region, std::string of) {
    ask("account get-region-opt-status", std::move(of), {"--region-name", region});
    calls_.back().region = config_.home_region;
  }

  void ask_about_account() {
    const AccountQuestion question{
        .account = place_.account, .id = place_.account_id, .profile = place_.profile};
    auto calls = account_calls(question, config_, answers_);
    std::ranges::move(calls, std::back_inserter(calls_));
  }

  void ask_about_monitoring() {
    ask("oam list-sinks");
    if (const auto sink = existing_sink_in(config_, place_.region)) {
      ask("oam get-sink-policy", "", {"--sink-identifier", *sink});
    }
    if (!at_home()) return;
    ask_about_adopted();
    ask("logs describe-resource-policies");
    if (config_.ingester_concurrency > 0) ask("lambda get-account-settings");
    if (!is_new()) return;
    ask_about_roles();
    if (all_) ask_about_kept_data();
  }

  void ask_about_adopted() {
    if (const auto& bus = config_.existing_event_bus_arn) {
      ask("events describe-event-bus", "", {"--name", *bus});
    }
    auto calls = topic_key_calls({.account = place_.account_id, .profile = place_.profile}, config_,
                                 answers_);
    std::ranges::move(calls, std::back_inserter(calls_));
    if (const auto key = config_.given_key()) ask("kms describe-key", "", {"--key-id", *key});
  }

  void ask_about_kept_data() {
    ask("logs describe-log-groups", "",
        {"--log-group-name-pattern", std::string(names::common_part.text)});
    ask("dynamodb list-tables");
  }

  /// Stack sets reach no Region that this account hasn't enabled.
  void ask_about_management() {
    if (!config_.delegated()) {
      for (const auto& region : further_regions(config_)) ask_about_region(region, region);
    }
    ask_as_administrator("cloudformation describe-organizations-access");
    ask_about_trails();
    if (is_new()) ask_as_administrator("cloudformation list-stack-sets", {"--status", "ACTIVE"});
  }

  void ask_about_roles() {
    ask("iam list-roles", "", {"--query", "{Roles: Roles[].{RoleName: RoleName}}"});
  }

  void ask_about_trails() {
    constexpr auto call = "cloudtrail describe-trails";
    if (!config_.api_events) return;
    ask(call);
    const auto* trails = answers_.output(call);
    if (trails == nullptr) return;
    for (const auto& trail : list_of(*trails, "trailList")) {
      const auto arn = text_of(trail, "TrailARN");
      if (arn) ask("cloudtrail get-trail-status", *arn, {"--name", *arn});
    }
  }

  /// What IAM's simulation says of the caller. A role's ARN has a path that a session's doesn't
  /// tell.
  void ask_about_permissions() {
    const auto role = role_of(place_.caller);
    if (role.empty()) {
      if (!place_.caller.empty() && !is_root(place_.caller)) simulate(place_.caller);
      return;
    }
    ask(role_call, "", {"--role-name", role, "--query", "Role.{Arn: Arn}"});
    const auto* answer = answers_.output(role_call);
    if (const auto arn = answer ? text_of(*answer, "Arn") : std::nullopt) simulate(*arn);
  }

  void simulate(const std::string& arn) {
    Arguments arguments{"--policy-source-arn", arn, "--action-names"};
    for (const auto action : needed_actions(place_.account, config_)) {
      arguments.emplace_back(action);
    }
    arguments.insert(arguments.end(), {"--query",
                                       "{EvaluationResults: EvaluationResults[].{EvalActionName: "
                                       "EvalActionName, EvalDecision: EvalDecision}}"});
    ask("iam simulate-principal-policy", "", std::move(arguments));
  }

  const PreflightPlace& place_;
  const Config& config_;
  const AwsCalls& answers_;
  bool all_;
  std::vector<PlannedCall> calls_;
};

}  // namespace

std::vector<PlannedCall> preflight_calls(const PreflightPlace& place, const Config& config,
                                         const AwsCalls& answers, bool all) {
  return Planner(place, config, answers, all).calls();
}

}  // namespace sagewatch
