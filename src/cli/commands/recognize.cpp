#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/exit_code.hpp"
#include "cli/named_stacks.hpp"
#include "cli/only_document.hpp"
#include "operations/recognition.hpp"

namespace sagewatch {
namespace {

constexpr auto get_template = "aws cloudformation get-template --stack-name NAME --output json";

class RecognizeCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", stack_, "Which stack it should be, by key or name")->required();
    options.add_option("FILE", file_,
                       "Output of get-template, or of describe-stack-set for a stack set with\n"
                       "the template of the stack (default: standard input)");
    options.footer(
        "Prints nothing if it is ours.\n\nExample:\n"
        "  aws cloudformation get-template --stack-name MonitoringAccountInfraStack \\\n"
        "    --output json | sagewatch recognize monitoring");
  }

  int run(Console& console) override {
    cfn::Diagnostics diagnostics;
    const auto wanted = named_stacks({stack_}, diagnostics);
    report(console, diagnostics);
    if (has_error(diagnostics)) return exit_usage;
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    const auto document = only_document(documents, get_template, diagnostics);
    if (document) diagnostics = recognize(*wanted.front(), stack_, *document);
    report(console, diagnostics);
    return has_error(diagnostics) ? exit_bad_input : exit_done;
  }

 private:
  std::string stack_;
  std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_recognize_command() { return std::make_unique<RecognizeCommand>(); }

}  // namespace sagewatch
