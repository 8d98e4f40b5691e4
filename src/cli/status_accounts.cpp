#include "status_accounts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "json_fields.hpp"
#include "sagewatch/solution/arn.hpp"
#include "sagewatch/solution/names.hpp"
#include "sagewatch/solution/regions.hpp"
#include "timestamp.hpp"

namespace sagewatch::cli {
namespace {

constexpr auto list_links = "oam list-attached-links";
constexpr auto read_roster = "dynamodb get-item";
constexpr auto read_signs = "dynamodb batch-get-item";
constexpr std::size_t most_named = 10;

/// Those that have something in the Region; without one, in any.
std::set<std::string> expected_accounts(const solution::Config& config,
                                        const DeployedStackSets& deployed,
                                        const std::string& region = {}) {
  std::set<std::string> out(config.workload_accounts.begin(), config.workload_accounts.end());
  for (const auto& set : deployed.sets) {
    for (const auto& instance : set.instances) {
      const bool there = region.empty() || instance.region == region;
      if (there && instance.state != InstanceState::suspended) out.insert(instance.account);
    }
  }
  return out;
}

std::set<std::string> linked_accounts(const nlohmann::json& output) {
  std::set<std::string> out;
  for (const auto& link : list_of(output, "Items")) {
    const auto arn = solution::parse_arn(text_of(link, "LinkArn").value_or(""));
    if (arn) out.insert(arn->account);
  }
  return out;
}

/// DynamoDB's form of a value: `{"N": "1"}`.
std::optional<std::string> attribute(const nlohmann::json& item, const char* name,
                                     const char* type) {
  const auto* value = member(item, name);
  return value ? text_of(*value, type) : std::nullopt;
}

std::optional<Instant> instant_of(const nlohmann::json& item) {
  const auto text = attribute(item, "lastSeen", "N").value_or("");
  long long milliseconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
  if (error != std::errc() || text.empty()) return std::nullopt;
  return Instant(Duration(milliseconds));
}

using LastSeen = std::map<std::string, Instant, std::less<>>;

/// The last sign of each account, in any Region: keys are alive|ACCOUNT|REGION.
LastSeen last_signs(const AwsCalls& calls) {
  LastSeen out;
  for (const auto& chunk : calls.subjects(read_signs)) {
    const auto* output = calls.output(read_signs, chunk);
    const auto* responses = output ? member(*output, "Responses") : nullptr;
    if (!responses || !responses->is_object()) continue;
    for (const auto& [table, items] : responses->items()) {
      for (const auto& item : items) {
        const auto key = attribute(item, "job", "S").value_or("");
        const auto at = instant_of(item);
        if (!at || !key.starts_with("alive|")) continue;
        const auto account = key.substr(6, key.find('|', 6) - 6);
        const auto [known, added] = out.try_emplace(account, *at);
        if (!added) known->second = std::max(known->second, *at);
      }
    }
  }
  return out;
}

std::optional<Instant> time_now(const AwsCalls& calls) {
  const auto* output = calls.output("date");
  return output ? parse_timestamp(text_of(*output, "Now").value_or("")) : std::nullopt;
}

std::string named_accounts(const std::vector<std::string>& accounts, const AccountNames& names) {
  std::vector<std::string> out;
  for (const auto& account : accounts) {
    if (out.size() == most_named) break;
    const auto name = names.find(account);
    out.push_back(name == names.end() ? account : account + " " + name->second);
  }
  auto text = fmt::format("{}", fmt::join(out, ", "));
  if (accounts.size() > most_named) {
    text += fmt::format(" and {} more", accounts.size() - most_named);
  }
  return text;
}

struct AccountsCheck {
  std::string_view check;
  std::string fine;
  std::string lacking;
  std::string remedy;
};

void add_accounts(const AccountsCheck& about, const std::vector<std::string>& lacking,
                  const AccountNames& names, std::vector<Finding>& findings) {
  if (lacking.empty()) {
    findings.push_back({.standing = Standing::fine, .check = about.check, .what = about.fine});
  } else {
    findings.push_back({.standing = Standing::warning,
                        .check = about.check,
                        .what = about.lacking + named_accounts(lacking, names),
                        .remedy = about.remedy});
  }
}

/// Whether DynamoDB left some keys for a second question.
bool is_incomplete(const AwsCalls& calls) {
  const auto chunks = calls.subjects(read_signs);
  return std::ranges::any_of(chunks, [&](const auto& chunk) {
    const auto* output = calls.output(read_signs, chunk);
    const auto* left = output ? member(*output, "UnprocessedKeys") : nullptr;
    return left && !left->empty();
  });
}

bool was_refused(const AwsCalls& calls, std::string_view call, std::string_view check,
                 std::vector<Finding>& findings) {
  for (const auto& of : calls.subjects(call)) {
    if (const auto error = calls.error(call, of)) {
      findings.push_back(
          {.standing = Standing::unknown, .check = check, .what = "could not check: " + *error});
      return true;
    }
  }
  return false;
}

/// Of the sink in one Region, which its call is about; the home Region's call is about nothing.
void look_at_links_in(const std::string& region, const solution::Config& config,
                      const AwsCalls& calls, const DeployedStackSets& deployed,
                      std::vector<Finding>& findings) {
  const bool home = region == config.home_region;
  const auto* output = calls.output(list_links, home ? "" : region);
  if (!output) return;
  const auto where = home ? "" : " in " + region;
  const auto linked = linked_accounts(*output);
  std::vector<std::string> lacking;
  for (const auto& account : expected_accounts(config, deployed, region)) {
    if (account == config.monitoring_account_id) continue;  // has no link to itself
    if (!linked.contains(account)) lacking.push_back(account);
  }
  add_accounts({.check = "links",
                .fine = "all accounts are linked" + where,
                .lacking = fmt::format("not linked to the monitoring account{}: ", where),
                .remedy = "see their stacks: "
                          "scripts/organization-deployment/deploy-management-account.sh"},
               lacking, deployed.names, findings);
}

void look_at_links(const solution::Config& config, const AwsCalls& calls,
                   const DeployedStackSets& deployed, std::vector<Finding>& findings) {
  if (was_refused(calls, list_links, "links", findings)) return;
  for (const auto& region : workload_regions(config)) {
    look_at_links_in(region, config, calls, deployed, findings);
  }
}

void look_at_signs(const solution::Config& config, const AwsCalls& calls,
                   const std::set<std::string>& expected, const AccountNames& names,
                   std::vector<Finding>& findings) {
  constexpr auto check = "signs of life";
  if (was_refused(calls, read_roster, check, findings) ||
      was_refused(calls, read_signs, check, findings)) {
    return;
  }
  if (is_incomplete(calls)) {
    findings.push_back({.standing = Standing::unknown,
                        .check = check,
                        .what = "could not check: DynamoDB left some unread"});
    return;
  }
  const auto now = time_now(calls);
  if (!now || !calls.output(read_roster)) return;
  const auto seen = last_signs(calls);
  const auto limit = std::chrono::minutes(config.silent_after_minutes);
  std::vector<std::string> lacking;
  for (const auto& account : expected) {
    const auto last = seen.find(account);
    if (last == seen.end() || *now - last->second > limit) lacking.push_back(account);
  }
  add_accounts(
      {.check = check,
       .fine = fmt::format("all {} accounts were heard of within {} minutes", expected.size(),
                           config.silent_after_minutes),
       .lacking = fmt::format("not heard of for {} minutes: ", config.silent_after_minutes),
       .remedy = "see 'An account is silent' in docs/runbook.md"},
      lacking, names, findings);
}

}  // namespace

DeployedStackSets deployed_stack_sets(const AwsCalls& calls) {
  constexpr auto call = "cloudformation list-stack-instances";
  StackInstancesReader reader;
  for (const auto& name : calls.subjects(call)) {
    const auto* output = calls.output(call, name);
    if (!output) continue;
    static_cast<void>(reader.read(nlohmann::json{{"StackSet", name}}));
    static_cast<void>(reader.read(*output));
  }
  if (const auto* accounts = calls.output("organizations list-accounts")) {
    static_cast<void>(reader.read(*accounts));
  }
  return std::move(reader).result();
}

void look_at_accounts(const solution::Config& config, const AwsCalls& calls,
                      const DeployedStackSets& deployed, std::vector<Finding>& findings) {
  const auto expected = expected_accounts(config, deployed);
  if (expected.empty()) return;
  if (config.observability()) look_at_links(config, calls, deployed, findings);
  look_at_signs(config, calls, expected, deployed.names, findings);
}

}  // namespace sagewatch::cli
