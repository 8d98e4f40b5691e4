#include "cli/usage_error.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.hpp"
#include "sagewatch/document/suggest.hpp"

namespace sagewatch {
namespace {

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const auto& entry : commands()) names.push_back(entry.name);
  return names;
}

/// The options of a command and of the program, whose options are allowed anywhere.
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
  const auto help = fmt::format("run '{} --help' to see what is available",
                                &command == &app ? "sagewatch" : "sagewatch " + command.get_name());
  const auto* what = option ? "option" : (&command == &app ? "command" : "argument");
  return {.id = "E0001",
          .message = fmt::format("unknown {} '{}'", what, argument),
          .hint = document::did_you_mean(argument.substr(0, argument.find('=')), candidates, help)};
}

/// The first word that is neither an option nor the value of one: it should be a command.
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
          .hint = "run 'sagewatch --help' to see the commands"};
}

/// The option that a message of CLI11 names first: the longest of several names that begin there.
/// Null if it names none.
const CLI::Option* option_in(const CLI::App& app, std::string_view message) {
  const CLI::Option* found = nullptr;
  auto begin = std::string_view::npos;
  for (const auto* from : {&app, &chosen(app)}) {
    for (const auto* option : from->get_options()) {
      const auto name = option->get_name();
      const auto at = message.find(name);
      const bool longer = found != nullptr && at == begin && name.size() > found->get_name().size();
      if (at == std::string_view::npos || (at >= begin && !longer)) continue;
      found = option;
      begin = at;
    }
  }
  return found;
}

/// What is wrong with the number of times that an option is given, or with a missing or unexpected
/// value.
std::string misuse_of(const CLI::Option& option) {
  const auto name = option.get_name();
  if (option.get_expected_max() == 0) return fmt::format("{} takes no value", name);
  if (option.count() > 1) return fmt::format("{} is given more than once", name);
  return fmt::format("{} needs a value", name);
}

/// The message of our validators follows the option's name.
std::string message_of(const CLI::App& app, const CLI::ParseError& error) {
  const auto* option = option_in(app, error.what());
  if (!option || dynamic_cast<const CLI::ValidationError*>(&error)) return error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    return fmt::format("{} is required", option->get_name());
  }
  return misuse_of(*option);
}

}  // namespace

cfn::Diagnostic usage_error(const CLI::App& app, const CLI::ParseError& error, int argc,
                            char** argv) {
  if (app.get_subcommands().empty()) return no_command(app, argc, argv);
  if (const auto extras = app.remaining(true); !extras.empty()) {
    return unknown_argument(app, extras.front());
  }
  return {
      .id = "E0002",
      .message = message_of(app, error),
      .hint = fmt::format("run 'sagewatch {} --help' to see its options", chosen(app).get_name())};
}

}  // namespace sagewatch
