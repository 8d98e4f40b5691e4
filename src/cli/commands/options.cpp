#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iterator>
#include <ostream>
#include <sstream>

#include "base/plain_text.hpp"
#include "cli/exit_code.hpp"
#include "cli/scripts/script_arguments.hpp"

namespace sagewatch {
namespace {

std::vector<std::string> ended_by_nul(std::istream& in) {
  std::vector<std::string> out;
  for (std::string part; std::getline(in, part, '\0');) out.push_back(part);
  return out;
}

class OptionsCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("SCRIPT", script_, "The script, below scripts/")->required();
    options.footer(
        "Reads how the script was called and its arguments from standard input, each ended by a\n"
        "NUL character. Prints in the same way, by turns, the name of a variable of the script "
        "and\n"
        "a value of it; with --help among the arguments, 'help' and the text.\n\n"
        "Example:\n"
        "  printf '%s\\0' scripts/status.sh --help | sagewatch options status.sh");
  }

  int run(Console& console) override {
    const auto* script = find_script(script_);
    if (script == nullptr) return refuse(console, unknown_script());
    auto arguments = ended_by_nul(console.in);
    const auto command = arguments.empty() ? "scripts/" + script_ : arguments.front();
    if (!arguments.empty()) arguments.erase(arguments.begin());
    const auto read = read_script_arguments(*script, command, std::move(arguments));
    if (const auto* wrong = std::get_if<cfn::Diagnostic>(&read)) return refuse(console, *wrong);
    for (const auto& [variable, value] : std::get<std::vector<Given>>(read)) {
      console.out << variable << '\0' << value << '\0';
    }
    return exit_done;
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostic& wrong) {
    report(console, {wrong});
    return exit_usage;
  }

  cfn::Diagnostic unknown_script() const {
    return {.id = "E0002",
            .message = fmt::format("there is no script '{}'", printable(script_)),
            .hint = "give its path below scripts/, e.g. status.sh"};
  }

  std::string script_;
};

}  // namespace

std::unique_ptr<Command> make_options_command() { return std::make_unique<OptionsCommand>(); }

}  // namespace sagewatch
