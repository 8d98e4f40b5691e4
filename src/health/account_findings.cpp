#include "health/account_findings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sagewatch {
namespace {

constexpr std::size_t most_named = 10;

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

}  // namespace

Finding accounts_finding(const AccountsCheck& about, const std::vector<std::string>& lacking,
                         const AccountNames& names) {
  if (lacking.empty()) {
    return {.status = FindingStatus::fine, .check = about.check, .what = about.fine};
  }
  return {.status = FindingStatus::warning,
          .check = about.check,
          .what = about.lacking + named_accounts(lacking, names),
          .remedy = about.remedy};
}

std::string outside_home(const std::string& region, const Config& config) {
  return region == config.home_region ? "" : " in " + region;
}

}  // namespace sagewatch
