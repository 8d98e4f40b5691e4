#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/check_subjects.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "sagewatch/cfn/json.hpp"
#include "sagewatch/facts/region.hpp"
#include "settings/settings.hpp"
#include "stacks/policies/key_policy.hpp"

namespace sagewatch {
namespace {

class KeyPolicyCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options_.add_to(options);
    options.footer(
        "Prints a JSON list of statements. Add them to the policy of the key that 'encryption'\n"
        "names, beside those that it has: 'aws kms put-key-policy' replaces the whole policy.\n\n"
        "Example:\n"
        "  sagewatch key-policy --home-region ap-southeast-2 \\\n"
        "    --monitoring-account-id 222222222222");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto& config = resolved->config;
    if (const auto missing = missing_of(config); !missing.empty()) {
      report(console, missing);
      return exit_usage;
    }
    const auto& region = config.home_region;
    const KeyPlace place{.partition = partition_of(region),
                         .region = region,
                         .account = *config.monitoring_account_id,
                         .url_suffix = *context_of(region).url_suffix};
    cfn::List statements;
    for (const auto& statement : statements_for_given_key(config, place)) {
      statements.emplace_back(statement.render());
    }
    console.out << cfn::to_json_lines(statements);
    return exit_done;
  }

 private:
  static cfn::Diagnostics missing_of(const Config& config) {
    cfn::Diagnostics out;
    for (const auto* key : {"home-region", "monitoring-account-id"}) {
      const auto& setting = *find_setting(key);
      if (!values_of(setting, config).empty()) continue;
      out.push_back(
          {.id = "E0109",
           .message = "the key policy needs '" + std::string(key) + "', and it is not set",
           .hint =
               "give " + setting.flag() + " VALUE, for example " + std::string(setting.example)});
    }
    return out;
  }

  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_key_policy_command() { return std::make_unique<KeyPolicyCommand>(); }

}  // namespace sagewatch
