#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assembly/limits.hpp"
#include "base/json_fields.hpp"
#include "health/bus_policy.hpp"
#include "health/sink_admission.hpp"
#include "health/topic_key.hpp"
#include "preflight/preflight_checks.hpp"
#include "sagewatch/facts/arn.hpp"
#include "sagewatch/facts/quotas.hpp"
#include "settings/existing.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_bus = "events describe-event-bus";
constexpr auto read_topic = "sns get-topic-attributes";
constexpr auto read_sink_policy = "oam get-sink-policy";

/// A resource that the settings adopt, and the command that lists the existing ones.
struct Adopted {
  std::string_view check;
  std::string_view setting;
  std::string arn;
  std::string listing;
  std::string otherwise = "a new one is created";
};

void report_used(const Adopted& adopted, std::vector<Finding>& findings) {
  findings.push_back({.status = FindingStatus::fine,
                      .check = adopted.check,
                      .what = adopted.arn + " exists and will be used"});
}

void report_missing(const Preflight& subject, const Adopted& adopted,
                    std::vector<Finding>& findings) {
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = adopted.check,
       .what = fmt::format("{} names {}, which does not exist", adopted.setting, adopted.arn),
       .remedy =
           fmt::format("list what exists: {}; or leave out {}, and {}",
                       subject.command(adopted.listing), adopted.setting, adopted.otherwise)});
}

/// If it is one of our own, the next deployment would remove it.
void report_own(const Adopted& adopted, std::vector<Finding>& findings) {
  findings.push_back({.status = FindingStatus::blocked,
                      .check = adopted.check,
                      .what = fmt::format("{} names {}, which this deployment created",
                                          adopted.setting, adopted.arn),
                      .remedy = fmt::format("leave out {}", adopted.setting)});
}

/// The future size of the bus policy, with our statements and those of others.
std::size_t policy_size(const nlohmann::json& bus, const std::map<std::string, std::size_t>& ours) {
  std::size_t size = std::string_view(R"({"Version":"2012-10-17","Statement":[]})").size();
  for (const auto& statement : list_of(embedded_json(text_of(bus, "Policy")), "Statement")) {
    if (!ours.contains(text_of(statement, "Sid").value_or(""))) size += statement.dump().size() + 1;
  }
  for (const auto& [id, characters] : ours) size += characters + 1;
  return size;
}

void look_at_bus(const Preflight& subject, const Adopted& adopted, const nlohmann::json& bus,
                 std::vector<Finding>& findings) {
  const auto size = policy_size(bus, subject.planned.bus_statements);
  if (size <= quota::event_bus_policy) {
    report_used(adopted, findings);
    // A deployment without changes does not restore statements that somebody removed.
    auto policy = bus_policy_finding(subject.config, bus);
    const bool lacking = policy.status == FindingStatus::warning;
    if (lacking && subject.owned.has_any("AWS::Events::EventBusPolicy"))
      findings.push_back(std::move(policy));
    return;
  }
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = adopted.check,
       .what = fmt::format("the policy of {} would have {} characters, but EventBridge "
                           "accepts at most {}",
                           adopted.arn, size, quota::event_bus_policy),
       .remedy = "remove statements that are no longer needed, or list OU paths "
                 "instead of accounts"});
}

bool failed_with(const Preflight& subject, std::string_view call, std::string_view error) {
  return subject.calls.error(call).value_or("").find(error) != std::string::npos;
}

std::string how_to_admit(const Preflight& subject, const Adopted& sink) {
  return fmt::format(
      "add the statements that 'sagewatch sink-policy' prints: {}",
      subject.command("oam put-sink-policy --sink-identifier " + sink.arn + " --policy POLICY"));
}

void report_admission(const Preflight& subject, const Adopted& sink, const SinkAdmission& admission,
                      std::vector<Finding>& findings) {
  const auto say = [&](FindingStatus status, std::string_view what,
                       const std::vector<std::string>& who) {
    if (who.empty()) return;
    findings.push_back(
        {.status = status,
         .check = sink.check,
         .what = fmt::format("the policy of {} {}: {}", sink.arn, what, fmt::join(who, ", ")),
         .remedy = how_to_admit(subject, sink)});
  };
  say(FindingStatus::blocked, "does not let these accounts link", admission.refused);
  say(FindingStatus::warning, "lets only some accounts of these link", admission.not_all);
  say(FindingStatus::unknown, "does not determine by itself whether these may link",
      admission.unsure);
}

/// Accounts that the settings admit, but not the sink policy.
void look_at_policy(const Preflight& subject, const Adopted& sink, std::vector<Finding>& findings) {
  if (failed_with(subject, read_sink_policy, "ResourceNotFound")) {
    return findings.push_back({.status = FindingStatus::blocked,
                               .check = sink.check,
                               .what = sink.arn + " has no policy: no account can link to it",
                               .remedy = how_to_admit(subject, sink)});
  }
  const auto* output = subject.look(read_sink_policy, sink.check, findings);
  if (!output) return;
  const auto policy = text_of(*output, "Policy").value_or("");
  const auto admission = ask_sink_policy(subject.config, sink.arn, policy);
  if (admission.is_fine()) return report_used(sink, findings);
  report_admission(subject, sink, admission, findings);
}

/// Rules are on a bus of their own account, whatever the ARN says.
bool is_of_other_account(const Preflight& subject, const Adopted& bus,
                         std::vector<Finding>& findings) {
  const auto owner = parse_arn(bus.arn)->account;
  if (owner == subject.place.account_id) return false;
  findings.push_back(
      {.status = FindingStatus::blocked,
       .check = bus.check,
       .what = fmt::format("{} names a bus of account {}, but the monitoring account is {}",
                           bus.setting, owner, subject.place.account_id),
       .remedy = "list its buses: " + subject.command(bus.listing)});
  return true;
}

}  // namespace

void check_event_bus(const Preflight& subject, std::vector<Finding>& findings) {
  const auto& arn = subject.config.existing_event_bus_arn;
  if (!arn || subject.place.account != Account::monitoring || !subject.at_home()) return;
  const Adopted adopted{"event bus", "existing-event-bus-arn", *arn, "events list-event-buses"};
  if (is_of_other_account(subject, adopted, findings)) return;
  if (subject.owned.has("AWS::Events::EventBus", event_bus_name(subject.config))) {
    return report_own(adopted, findings);
  }
  if (failed_with(subject, describe_bus, "ResourceNotFound")) {
    return report_missing(subject, adopted, findings);
  }
  const auto* bus = subject.look(describe_bus, adopted.check, findings);
  if (bus) look_at_bus(subject, adopted, *bus, findings);
}

void check_existing_sink(const Preflight& subject, const std::string& arn,
                         std::vector<Finding>& findings) {
  const Adopted adopted{"sink", "existing-sink-arns", arn, "oam list-sinks"};
  if (subject.owned.has("AWS::Oam::Sink", arn)) return report_own(adopted, findings);
  const auto* output = subject.look("oam list-sinks", adopted.check, findings);
  if (!output) return;
  const auto sinks = list_of(*output, "Items");
  const auto is_it = [&](const auto& sink) { return text_of(sink, "Arn") == arn; };
  if (std::ranges::none_of(sinks, is_it)) return report_missing(subject, adopted, findings);
  look_at_policy(subject, adopted, findings);
}

void check_topic(const Preflight& subject, std::vector<Finding>& findings) {
  const auto& arn = subject.config.notification_topic_arn;
  if (!arn || subject.place.account != Account::monitoring || !subject.at_home()) return;
  const Adopted adopted{"topic", "notification-topic-arn", *arn, "sns list-topics",
                        "nobody is notified of failures"};
  if (failed_with(subject, read_topic, "NotFound")) {
    return report_missing(subject, adopted, findings);
  }
  if (!subject.look(read_topic, adopted.check, findings)) return;
  const TopicKeyPlace place{.account = subject.place.account_id, .profile = subject.place.profile};
  auto key = topic_key_finding(place, subject.config, subject.calls);
  if (key) return findings.push_back(std::move(*key));
  report_used(adopted, findings);
}

}  // namespace sagewatch
