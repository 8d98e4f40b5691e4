#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/scripts/next_steps.hpp"

namespace sagewatch {
namespace {

class NextStepsCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("SCRIPT", script_, "The script that is done, below scripts/")->required();
    options.add_option("--account", account_, "The account that it worked in")->type_name("ID");
    options.add_option("--scripts", scripts_, "How a person writes the path of scripts/")
        ->type_name("DIR/");
    options_.add_to(options);
    options.footer(
        "Example:\n"
        "  sagewatch next-steps individual-deployment/deploy-workload-account.sh \\\n"
        "    --account 333333333333");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    console.out << next_steps({script_, scripts_, account_}, resolved->config);
    return exit_done;
  }

 private:
  std::string script_;
  std::string scripts_ = "scripts/";
  std::string account_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_next_steps_command() { return std::make_unique<NextStepsCommand>(); }

}  // namespace sagewatch
