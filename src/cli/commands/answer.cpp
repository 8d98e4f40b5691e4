#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/plain_text.hpp"
#include "cli/exit_code.hpp"

namespace sagewatch {
namespace {

class AnswerCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("CALL", call_, "Service and operation, e.g. 'oam list-sinks'")->required();
    options.add_option("--of", of_, "The subject of the call")->type_name("TEXT");
    options.add_flag("--error", failed_, "The call failed: the input is its error message");
    options.footer(
        "Reads what the AWS CLI printed from standard input, and prints it as the commands with\n"
        "--calls read it.\n\n"
        "Example:\n"
        "  aws oam list-sinks --output json | sagewatch answer 'oam list-sinks'");
  }

  int run(Console& console) override {
    std::string text(std::istreambuf_iterator<char>(console.in), {});
    // The AWS CLI prints nothing for an empty output.
    if (text.empty() && !failed_) text = "{}";
    console.out << fmt::format("{{\"Call\":{},\"Of\":{},\"{}\":{}}}\n", json_text(call_),
                               json_text(of_), failed_ ? "Error" : "Output",
                               failed_ ? json_text(escape_for_terminal(text)) : text);
    return exit_done;
  }

 private:
  static std::string json_text(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  }

  std::string call_;
  std::string of_;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Command> make_answer_command() { return std::make_unique<AnswerCommand>(); }

}  // namespace sagewatch
