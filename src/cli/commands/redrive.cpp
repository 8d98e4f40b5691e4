#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/only_document.hpp"
#include "cli/option_validators.hpp"
#include "cli/payload_files.hpp"
#include "operations/redrive.hpp"
#include "settings/validators.hpp"

namespace sagewatch {
namespace {

std::string_view verb_of(Delivery delivery) {
  switch (delivery) {
    case Delivery::invoke:
      return "invoke";
    case Delivery::send:
      return "send";
    case Delivery::log:
      break;
  }
  return "log";
}

class RedriveCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of receive-message (default: standard input)");
    options.add_option("-o,--output", output_, "Directory to write the payloads to")
        ->type_name("DIR")
        ->required();
    options
        .add_option("--sender", sender_,
                    "Account that owns the queue, unless it is one of sagewatch's queues in the\n"
                    "monitoring account: only events of that account are accepted")
        ->type_name("ID")
        ->check(passes(validators::account));
    options_.add_to(options);
    options.footer(
        "Of the settings, only name-prefix matters.\n\n"
        "Prints a line for each step, its words separated by tabs, in order; a message is deleted\n"
        "when all of its steps are done:\n"
        "  invoke FUNCTION FILE   invoke a function asynchronously with the content of the file\n"
        "  send QUEUE FILE        send the content to a queue\n"
        "  log GROUP FILE         write the content with 'logs put-log-events --log-events'\n"
        "  delete RECEIPT ID      delete the message\n"
        "  leave REASON ID RECEIPT   leave the message, which cannot be redriven\n\n"
        "Example:\n"
        "  aws sqs receive-message --queue-url URL --attribute-names SentTimestamp \\\n"
        "    --message-attribute-names All --output json | sagewatch redrive --output payloads");
  }

  int run(Console& console) override {
    const auto config = options_.load_name_prefix(console);
    if (!config) return exit_bad_input;
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto document = only_document(documents, "aws sqs receive-message", diagnostics);
    if (!document) return refuse(console, diagnostics);
    std::vector<DeadLetter> letters;
    if (const auto wrong = read_dead_letters(*document, *config, sender_, letters))
      return refuse(console, {*wrong});
    return print(console, letters);
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostics& diagnostics) {
    report(console, diagnostics);
    return exit_bad_input;
  }

  int print(Console& console, const std::vector<DeadLetter>& letters) const {
    PayloadFiles files(output_);
    for (const auto& letter : letters) {
      if (!letter.why_not.empty()) {
        console.out << fmt::format("leave\t{}\t{}\t{}\n", escape_for_terminal(letter.why_not),
                                   escape_for_terminal(letter.id),
                                   escape_for_terminal(letter.receipt));
        continue;
      }
      for (const auto& redelivery : letter.redeliveries) {
        const auto path = files.write(redelivery.payload);
        if (const auto* wrong = std::get_if<cfn::Diagnostic>(&path)) {
          return refuse(console, {*wrong});
        }
        console.out << fmt::format("{}\t{}\t{}\n", verb_of(redelivery.delivery),
                                   escape_for_terminal(redelivery.target),
                                   std::get<std::string>(path));
      }
      console.out << fmt::format("delete\t{}\t{}\n", escape_for_terminal(letter.receipt),
                                 escape_for_terminal(letter.id));
    }
    return exit_done;
  }

  std::string file_;
  std::string output_;
  std::optional<std::string> sender_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_redrive_command() { return std::make_unique<RedriveCommand>(); }

}  // namespace sagewatch
