#include "cli/run.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/option_validators.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "console/standard_streams.hpp"

namespace sagewatch {
namespace {

/// The command line for CLI11, with the commands that fill it in.
struct Program {
  CLI::App app{
      "Synthesizes CloudFormation templates that monitor SageMaker across AWS accounts, and\n"
      "explains what CloudFormation reports about the deployed stacks."};
  std::vector<std::unique_ptr<Command>> commands;
  std::string color = "auto";
  bool verbose = false;
};

void set_up(Program& program) {
  auto& app = program.app;
  app.name("sagewatch");
  app.set_version_flag("--version", std::string(version));
  app.add_option("--color", program.color, "Colour the output: auto, always or never")
      ->check(one_of({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("-v,--verbose", program.verbose, "Log what is read and decided, on standard error");
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto& entry : commands()) {
    program.commands.push_back(entry.make());
    auto* options = app.add_subcommand(std::string(entry.name), std::string(entry.summary));
    options->group(std::string(entry.group));
    // Sets up only the options of the given command: those of all commands would take longer than
    // most commands run.
    options->preparse_callback([options, command = program.commands.back().get()](std::size_t) {
      command->setup(*options);
    });
  }
  app.footer(
      "Exit codes: 0 done, 1 the input is wrong, 2 usage, 3 differences found (only with\n"
      "--exit-code), 4 the operation failed in AWS, 70 a bug in sagewatch.");
}

int refuse(const Program& program, const CLI::ParseError& error, int argc, char** argv) {
  auto console = process_console(program.color, program.verbose);
  report(console, {usage_error(program.app, error, argc, argv)});
  return exit_usage;
}

int run_chosen(const Program& program) {
  auto console = process_console(program.color, program.verbose);
  for (std::size_t i = 0; i < commands().size(); ++i) {
    if (!program.app.got_subcommand(std::string(commands()[i].name))) continue;
    return program.commands[i]->run(console);
  }
  return exit_usage;
}

int parse_and_run(int argc, char** argv) {
  Program program;
  set_up(program);
  try {
    program.app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.app.exit(asked);  // --help, --version
  } catch (const CLI::ParseError& error) {
    return refuse(program, error, argc, argv);
  }
  return run_chosen(program);
}

/// Fails when standard output cannot be flushed.
int deliver(int code) {
  if (std::cout.flush().good()) return code;
  auto console = process_console("auto", false);
  report(console, {{.id = "E0004",
                    .message = "cannot write to standard output",
                    .hint = "check whether it is closed, or its disk is full"}});
  return code == exit_done || code == exit_differences ? exit_bad_input : code;
}

}  // namespace

int run(int argc, char** argv) {
  occupy_closed_streams();
  std::ios::sync_with_stdio(false);
  try {
    return deliver(parse_and_run(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "this is a bug in sagewatch: " << error.what() << '\n';
    return exit_bug;
  }
}

}  // namespace sagewatch
