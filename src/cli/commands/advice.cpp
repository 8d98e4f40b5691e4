#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <iterator>
#include <ostream>
#include <vector>

#include "aws_cli/cli_advice.hpp"
#include "base/plain_text.hpp"
#include "cli/exit_code.hpp"

namespace sagewatch {
namespace {

class AdviceCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("--region", region_, "The Region of the call")->type_name("REGION");
    options.add_option("--profile", profile_, "The AWS CLI profile of the call")->type_name("NAME");
    options.add_option("--kind", kind_, "Which profile can be given: monitoring, management, ...")
        ->type_name("KIND");
    options
        .add_option("--known-profile", profiles_,
                    "One that 'aws configure list-profiles' prints; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    options.footer("Reads the error of the AWS CLI from standard input, and prints what to do.");
  }

  int run(Console& console) override {
    const std::string line(std::istreambuf_iterator<char>(console.in), {});
    const auto advice = cli_advice({.line = line,
                                    .region = region_,
                                    .profile = profile_,
                                    .kind = kind_,
                                    .profiles = profiles_});
    console.out << escape_for_terminal(advice) << '\n';
    return exit_done;
  }

 private:
  std::string region_;
  std::string profile_;
  std::string kind_;
  std::vector<std::string> profiles_;
};

}  // namespace

std::unique_ptr<Command> make_advice_command() { return std::make_unique<AdviceCommand>(); }

}  // namespace sagewatch
