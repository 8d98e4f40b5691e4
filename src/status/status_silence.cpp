#include "status/status_silence.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"
#include "health/account_findings.hpp"
#include "health/call_findings.hpp"
#include "settings/regions.hpp"
#include "status/last_seen.hpp"

namespace sagewatch {
namespace {

constexpr auto signs_check = "newest events";
constexpr auto read_roster = "dynamodb get-item";

std::optional<Instant> instant_of_date(const AwsCalls& calls) {
  const auto* output = calls.output("date");
  return output ? parse_timestamp(text_of(*output, "Now").value_or("")) : std::nullopt;
}

bool are_last_seen_readable(const AwsCalls& calls, std::vector<Finding>& findings) {
  if (was_refused(calls, read_roster, signs_check, findings) ||
      was_refused(calls, read_last_seen, signs_check, findings)) {
    return false;
  }
  if (!left_keys_unread(calls)) return true;
  findings.push_back({.status = FindingStatus::unknown,
                      .check = signs_check,
                      .what = "could not check: DynamoDB did not return all items"});
  return false;
}

AccountsCheck check_of_silence(std::size_t accounts, int minutes, const std::string& where) {
  return {.check = signs_check,
          .fine = fmt::format("all {} accounts sent an event within {} minutes{}", accounts,
                              minutes, where),
          .lacking = fmt::format("no event for {} minutes{} from: ", minutes, where),
          .remedy = "see 'An account is silent' in docs/runbook.md"};
}

}  // namespace

void look_at_silence(const Config& config, const AwsCalls& calls,
                     const std::set<WorkloadPlace>& deployed, const AccountNames& names,
                     std::vector<Finding>& findings) {
  if (!are_last_seen_readable(calls, findings)) return;
  const auto now = instant_of_date(calls);
  if (!now || !calls.output(read_roster)) return;
  const auto signs = last_seen(calls);
  auto places = deployed;
  for (const auto& [place, at] : signs) places.insert(place);
  const auto limit = *now - std::chrono::minutes(config.silent_after_minutes);
  for (const auto& region : workload_regions(config)) {
    const auto accounts = accounts_in(region, places);
    if (accounts.empty()) continue;
    findings.push_back(
        accounts_finding(check_of_silence(accounts.size(), config.silent_after_minutes,
                                          outside_home(region, config)),
                         silent_since(limit, region, accounts, signs), names));
  }
}

}  // namespace sagewatch
