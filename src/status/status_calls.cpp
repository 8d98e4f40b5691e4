#include "status/status_calls.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/account_findings.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/existing.hpp"
#include "settings/names.hpp"
#include "settings/regions.hpp"
#include "stacks/stack_set_names.hpp"
#include "stacks/stacks.hpp"
#include "status/last_seen.hpp"

namespace sagewatch {
namespace {

using Arguments = std::vector<std::string>;

constexpr auto identity_call = "sts get-caller-identity";
constexpr auto queue_url_call = "sqs get-queue-url";
constexpr auto roster_call = "dynamodb get-item";
/// The most that `dynamodb batch-get-item` takes.
constexpr std::size_t most_keys = 100;

/// One account's part of the calls.
class Planner {
 public:
  Planner(const Config& config, const AwsCalls& answers, bool detect_drift, Account account)
      : config_(config),
        answers_(answers),
        detect_drift_(detect_drift),
        account_(account),
        profile_(
            (account == Account::monitoring ? config.monitoring_profile : config.management_profile)
                .value_or("")) {}

  std::vector<PlannedCall> calls() && {
    for (const auto& entry : stacks()) {
      if (entry.account != account_ || !is_wanted(entry, config_)) continue;
      for (const auto& region : regions_of(entry, config_)) ask_about_stack(entry, region);
    }
    if (account_ == Account::monitoring) {
      ask_about_monitoring();
    } else {
      ask_about_stack_sets();
    }
    return std::move(calls_);
  }

 private:
  void ask(std::string call, std::string of, Arguments arguments, std::string region = "") {
    if (region.empty()) region = config_.home_region;
    calls_.push_back({.call = std::move(call),
                      .of = std::move(of),
                      .arguments = std::move(arguments),
                      .region = std::move(region),
                      .profile = profile_});
  }

  void ask_about_stack(const StackEntry& entry, const std::string& region) {
    const auto name = config_.named(entry.name);
    const auto label = name + outside_home(region, config_);
    if (detect_drift_) {
      ask("cloudformation detect-stack-drift", label, {"--stack-name", name}, region);
    }
    ask("cloudformation describe-stacks", label, {"--stack-name", name}, region);
    ask("cloudformation get-template", label,
        {"--stack-name", name, "--template-stage", "Original"}, region);
  }

  void ask_about_monitoring() {
    const auto bus = event_bus_name(config_);
    ask("events describe-event-bus", bus, {"--name", bus});
    ask_about_links();
    ask_about_signs();
    for (const auto& queue : {names::queue::undelivered_events, names::queue::failed_events}) {
      ask_about_queue(config_.named(queue));
    }
  }

  void ask_about_links() {
    if (const auto& sink = config_.monitoring_account_sink_identifier) {
      ask_about_sink(*sink, "", config_.home_region);
    }
    if (!config_.observability()) return;
    for (const auto& region : further_regions(config_)) {
      if (const auto sink = sink_in(config_, region)) ask_about_sink(*sink, region, region);
    }
  }

  void ask_about_sink(const std::string& sink, std::string of, const std::string& region) {
    ask("oam list-attached-links", std::move(of), {"--sink-identifier", sink}, region);
  }

  /// The roster names the places; the newest event of each has an item of its own.
  void ask_about_signs() {
    const auto table = config_.named(names::job_state_table);
    ask(roster_call, "", {"--table-name", table, "--key", R"({"job":{"S":"roster"}})"});
    const auto* roster = answers_.output(roster_call);
    const auto* item = roster ? member(*roster, "Item") : nullptr;
    const auto* listed = item ? member(*item, "places") : nullptr;
    if (listed == nullptr) return;
    const auto places = list_of(*listed, "SS");
    for (std::size_t first = 0; first < places.size(); first += most_keys) {
      nlohmann::json keys = nlohmann::json::array();
      for (auto i = first; i < std::min(first + most_keys, places.size()); ++i) {
        if (auto key = key_of(places[i]); !key.is_null()) keys.push_back(std::move(key));
      }
      ask(read_last_seen, std::to_string(first),
          {"--request-items", nlohmann::json{{table, {{"Keys", keys}}}}.dump(-1, ' ', true)});
    }
  }

  /// "333333333333 us-east-1" is the item "alive|333333333333|us-east-1".
  static nlohmann::json key_of(const nlohmann::json& place) {
    auto text = place.is_string() ? place.get<std::string>() : "";
    const auto blank = text.find(' ');
    if (blank == std::string::npos || !is_account_id(text.substr(0, blank))) return nullptr;
    text[blank] = '|';
    return {{"job", {{"S", "alive|" + text}}}};
  }

  void ask_about_queue(const std::string& queue) {
    ask(queue_url_call, queue, {"--queue-name", queue});
    const auto* answer = answers_.output(queue_url_call, queue);
    const auto url = answer ? text_of(*answer, "QueueUrl") : std::nullopt;
    if (!url) return;
    ask("sqs get-queue-attributes", queue,
        {"--queue-url", *url, "--attribute-names", "ApproximateNumberOfMessages",
         "ApproximateNumberOfMessagesNotVisible"});
  }

  void ask_about_stack_sets() {
    for (const auto& set : stack_set_names(config_)) {
      Arguments arguments{"--stack-set-name", set.name};
      if (config_.delegated()) arguments.insert(arguments.end(), {"--call-as", "DELEGATED_ADMIN"});
      if (detect_drift_) ask("cloudformation detect-stack-set-drift", set.name, arguments);
      ask("cloudformation list-stack-instances", set.name, arguments);
    }
    ask("organizations list-accounts", "",
        {"--query", "{Accounts: Accounts[].{Id: Id, Name: Name}}"});
  }

  const Config& config_;
  const AwsCalls& answers_;
  bool detect_drift_;
  Account account_;
  std::string profile_;
  std::vector<PlannedCall> calls_;
};

/// The accounts to ask about; none while that is not known.
std::vector<Account> asked_accounts(const Config& config, const AwsCalls& answers) {
  std::vector<Account> out;
  if (config.monitoring_profile) out.push_back(Account::monitoring);
  if (config.management_profile) out.push_back(Account::management);
  const auto* identity = out.empty() ? answers.output(identity_call) : nullptr;
  if (identity == nullptr) return out;
  const auto account = text_of(*identity, "Account");
  const bool monitoring = !config.monitoring_account_id || config.monitoring_account_id == account;
  return {monitoring ? Account::monitoring : Account::management};
}

}  // namespace

std::vector<PlannedCall> status_calls(const Config& config, const AwsCalls& answers,
                                      bool detect_drift) {
  std::vector<PlannedCall> out;
  if (!config.monitoring_profile && !config.management_profile) {
    out.push_back({.call = identity_call, .region = config.home_region});
  }
  for (const auto account : asked_accounts(config, answers)) {
    auto calls = Planner(config, answers, detect_drift, account).calls();
    std::ranges::move(calls, std::back_inserter(out));
  }
  return out;
}

}  // namespace sagewatch
