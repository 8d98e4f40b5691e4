#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/account_option.hpp"
#include "cli/aws_calls_input.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "health/findings_text.hpp"
#include "preflight/preflight.hpp"
#include "preflight/preflight_calls.hpp"

namespace sagewatch {
namespace {

class PreflightCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    add_account_option(options, place_.account);
    options
        .add_option("--account", place_.account_id, "The account that the credentials belong to")
        ->type_name("ID");
    options
        .add_option("--profile", place_.profile, "The AWS CLI profile for the suggested commands")
        ->type_name("NAME");
    options.add_option("--region", place_.region, "The Region to check (default: the home Region)")
        ->type_name("REGION");
    options
        .add_option("--caller", place_.caller,
                    "The ARN of the credentials, whose permissions are simulated")
        ->type_name("ARN");
    options.add_flag("--calls", calls_,
                     "Print the AWS CLI calls to make next, in view of those on standard input");
    options.add_flag("--brief", brief_, "Leave out what is ok");
    add_format_option(options, format_);
    config_.add_to(options);
    options.footer(
        "Reads the results of AWS CLI calls from standard input, one JSON document for each:\n"
        "  {\"Call\": \"oam list-sinks\", \"Output\": {...}}\n"
        "scripts/preflight.sh makes the calls. Ends with 1 if a finding blocks the deployment.");
  }

  int run(Console& console) override {
    const auto resolved = config_.load(console);
    if (!resolved) return exit_bad_input;
    const auto missing = calls_ ? cfn::Diagnostics() : missing_of(resolved->config);
    if (!missing.empty()) {
      report(console, missing);
      return exit_usage;
    }
    if (place_.region.empty()) place_.region = resolved->config.home_region;
    return look(console, resolved->config);
  }

 private:
  cfn::Diagnostics missing_of(const Config& config) const {
    cfn::Diagnostics out;
    for (const auto& entry : stacks()) {
      if (entry.account != place_.account) continue;
      for (auto& missing : missing_settings(entry.kind, config)) {
        const auto said = [&](const auto& other) { return other.message == missing.message; };
        if (std::ranges::none_of(out, said)) out.push_back(std::move(missing));
      }
    }
    return out;
  }

  int look(Console& console, const Config& config) const {
    AwsCalls calls;
    if (const auto refused = read_aws_calls(console, calls)) return *refused;
    if (calls_) {
      console.out << unanswered(preflight_calls(place_, config, calls, !brief_), calls);
      return exit_done;
    }
    return print(console, preflight(place_, config, calls));
  }

  int print(Console& console, const std::vector<Finding>& findings) const {
    console.out << (format_ == Format::json
                        ? findings_json({{"account", place_.account_id}, {"region", place_.region}},
                                        findings)
                        : findings_text("preflight", findings, brief_, console.out_style,
                                        glyphs(console.environment)));
    return has_finding(findings, FindingStatus::blocked) ? exit_bad_input : exit_done;
  }

  PreflightPlace place_{
      .account = Account::monitoring, .account_id = {}, .region = {}, .profile = {}, .caller = {}};
  bool calls_ = false;
  bool brief_ = false;
  Format format_ = Format::text;
  ConfigOptions config_;
};

}  // namespace

std::unique_ptr<Command> make_preflight_command() { return std::make_unique<PreflightCommand>(); }

}  // namespace sagewatch
