#include "cli/account_option.hpp"

#include <CLI/CLI.hpp>
#include <string>

#include "cli/option_validators.hpp"

namespace sagewatch {
namespace {

Account account_named(const std::string& name) {
  if (name == "monitoring") return Account::monitoring;
  return name == "management" ? Account::management : Account::workload;
}

}  // namespace

void add_account_option(CLI::App& options, Account& account) {
  options
      .add_option_function<std::string>(
          "KIND", [&account](const auto& name) { account = account_named(name); },
          "The account's part: monitoring, management or workload")
      ->check(one_of({"monitoring", "management", "workload"}))
      ->required();
}

}  // namespace sagewatch
