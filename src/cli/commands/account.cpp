#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/account_option.hpp"
#include "cli/aws_calls_input.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "health/right_account.hpp"

namespace sagewatch {
namespace {

class AccountCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    add_account_option(options, question_.account);
    options.add_option("--account", question_.id, "The account that the credentials belong to")
        ->type_name("ID")
        ->required();
    options.add_option("--expected", question_.expected, "The account that it must be")
        ->type_name("ID");
    options.add_option("--profile", question_.profile, "The AWS CLI profile for the calls")
        ->type_name("NAME");
    options.add_flag("--deletion", question_.deletion, "Stacks are to be deleted");
    options.add_flag("--known", known_, "Refuse an account that the settings don't name");
    options.add_flag("--calls", calls_,
                     "Print the AWS CLI calls to make next, in view of those on standard input");
    config_.add_to(options);
    options.footer(
        "Reads the results of AWS CLI calls from standard input, as 'sagewatch preflight' does.\n"
        "Prints nothing and ends with 0 if it is the right account.");
  }

  int run(Console& console) override {
    const auto resolved = config_.load(console);
    if (!resolved) return exit_bad_input;
    const auto& config = resolved->config;
    AwsCalls answers;
    if (const auto refused = read_aws_calls(console, answers)) return *refused;
    if (calls_) {
      console.out << unanswered(account_calls(question_, config, answers), answers);
      return exit_done;
    }
    const auto found = right_account(question_, config, answers);
    report(console, found);
    if (has_error(found)) return exit_bad_input;
    if (!known_ || !question_.expected.empty() || is_known_account(question_, config, answers)) {
      return exit_done;
    }
    report(console, {unknown()});
    return exit_usage;
  }

 private:
  cfn::Diagnostic unknown() const {
    return {.id = "E0352",
            .message = fmt::format(
                "the settings do not say whether {} is the account to delete from", question_.id),
            .hint = fmt::format("if it is, give --account {}, or leave out --yes to be asked",
                                question_.id)};
  }

  AccountQuestion question_{.account = Account::monitoring, .id = {}};
  bool known_ = false;
  bool calls_ = false;
  ConfigOptions config_;
};

}  // namespace

std::unique_ptr<Command> make_account_command() { return std::make_unique<AccountCommand>(); }

}  // namespace sagewatch
