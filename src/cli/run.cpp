#include "run.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "command.hpp"
#include "exit_code.hpp"
#include "sagewatch/document/suggest.hpp"
#include "standard_streams.hpp"
#include "version.hpp"

namespace sagewatch::cli {
namespace {

/// The command line as CLI11 sees it, with the commands that fill it in.
struct Program {
  CLI::App app{
      "Synthesizes CloudFormation for monitoring SageMaker across AWS accounts, and explains\n"
      "what CloudFormation says about the stacks that it deploys."};
  std::vector<std::unique_ptr<Command>> commands;
  std::string color = "auto";
  bool verbose = false;
};

void set_up(Program& program) {
  auto& app = program.app;
  app.name("sagewatch");
  app.set_version_flag("--version", std::string(version));
  app.add_option("--color", program.color, "Colour the output: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("-v,--verbose", program.verbose, "Log what is read and decided, on standard error");
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto& entry : commands()) {
    program.commands.push_back(entry.make());
    auto* options = app.add_subcommand(std::string(entry.name), std::string(entry.summary));
    options->group(std::string(entry.group));
    // Only the options of the command that is given: those of all would take longer than most run.
    options->preparse_callback([options, command = program.commands.back().get()](std::size_t) {
      command->setup(*options);
    });
  }
  app.footer(
      "Exit codes: 0 done, 1 the input is wrong, 2 usage, 3 differences found (only with\n"
      "--exit-code), 4 AWS says that the operation failed, 70 a bug in sagewatch.");
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const auto& entry : commands()) names.push_back(entry.name);
  return names;
}

/// Of a command, and of the program, whose options may stand anywhere.
std::vector<std::string> option_names(const CLI::App& app, const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* from : {&app, &command}) {
    for (const auto* option : from->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

/// The subcommand that was parsed, or the program itself where none was.
const CLI::App& chosen(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : *parsed.front();
}

cfn::Diagnostic unknown_argument(const CLI::App& app, const std::string& argument) {
  const auto& command = chosen(app);
  const bool option = argument.starts_with("-");
  const auto names = option_names(app, command);
  std::vector<std::string_view> candidates(names.begin(), names.end());
  if (&command == &app && !option) candidates = command_names();
  const auto help = fmt::format("run '{} --help' to see what there is",
                                &command == &app ? "sagewatch" : "sagewatch " + command.get_name());
  const auto* what = option ? "option" : (&command == &app ? "command" : "argument");
  return {.id = "E0001",
          .message = fmt::format("there is no {} '{}'", what, argument),
          .hint = document::did_you_mean(argument.substr(0, argument.find('=')), candidates, help)};
}

/// The first word that is neither an option nor an option's value: it should name a command.
cfn::Diagnostic no_command(const CLI::App& app, int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument(argv[i]);
    if (argument == "--color") {
      ++i;
    } else if (argument != "-v" && argument != "--verbose" && !argument.starts_with("--color=")) {
      return unknown_argument(app, argument);
    }
  }
  return {.id = "E0001",
          .message = "no command is given",
          .hint = "run 'sagewatch --help' to see what there is"};
}

cfn::Diagnostic usage_error(const CLI::App& app, const CLI::ParseError& error) {
  return {.id = "E0002",
          .message = error.what(),
          .hint = fmt::format("run 'sagewatch {}--help' to see what it takes",
                              &chosen(app) == &app ? "" : chosen(app).get_name() + " ")};
}

int refuse(const Program& program, const CLI::ParseError& error, int argc, char** argv) {
  auto console = process_console(program.color, program.verbose);
  const auto& app = program.app;
  if (app.get_subcommands().empty()) {
    report(console, {no_command(app, argc, argv)});
  } else if (const auto extras = app.remaining(true); !extras.empty()) {
    report(console, {unknown_argument(app, extras.front())});
  } else {
    report(console, {usage_error(app, error)});
  }
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

/// Results that nobody gets are no success.
int deliver(int code) {
  if (std::cout.flush().good()) return code;
  auto console = process_console("auto", false);
  report(console, {{.id = "E0004",
                    .message = "the results can't be written to standard output",
                    .hint = "is it closed, or its disk full?"}});
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

}  // namespace sagewatch::cli
