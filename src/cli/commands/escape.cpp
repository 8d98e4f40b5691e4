#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <iterator>
#include <ostream>

#include "base/plain_text.hpp"
#include "cli/exit_code.hpp"

namespace sagewatch {
namespace {

class EscapeCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.footer(
        "Reads a text of somebody else's from standard input, and prints it on one line: control\n"
        "characters, invisible ones and what turns the direction of the line are escaped.");
  }

  int run(Console& console) override {
    const std::string text(std::istreambuf_iterator<char>(console.in), {});
    console.out << escape_for_terminal(text) << '\n';
    return exit_done;
  }
};

}  // namespace

std::unique_ptr<Command> make_escape_command() { return std::make_unique<EscapeCommand>(); }

}  // namespace sagewatch
