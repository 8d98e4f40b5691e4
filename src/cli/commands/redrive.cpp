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
    options.add_option("FILE", file_, "What receive-message printed (default: standard input)");
    options.add_option("-o,--output", output_, "Directory to write the payloads to")
        ->type_name("DIR")
        ->required();
    options
        .add_option("--sender", sender_,
                    "Account whose queue the messages are of, unless it is one of sagewatch's in\n"
                    "the monitoring account: events of that account alone are taken from it")
        ->type_name("ID")
        ->check(passes(validators::account));
    options_.add_to(options);
    options.footer(
        "Of the settings only name-prefix counts.\n\n"
        "Prints a line for each step, its words with tabs between, in the order in which they are\n"
        "done; a message is deleted when all of its steps are done:\n"
        "  invoke FUNCTION FILE   a function, asynchronously, with the file's content\n"
        "  send QUEUE FILE        the content to a queue\n"
        "  log GROUP FILE         'logs put-log-events --log-events' with the content\n"
        "  delete RECEIPT ID      the message\n"
        "  leave REASON ID RECEIPT   nothing can be done with it\n\n"
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
        console.out << fmt::format("leave\t{}\t{}\t{}\n", plain(letter.why_not), plain(letter.id),
                                   plain(letter.receipt));
        continue;
      }
      for (const auto& redelivery : letter.redeliveries) {
        const auto path = files.write(redelivery.payload);
        if (const auto* wrong = std::get_if<cfn::Diagnostic>(&path)) {
          return refuse(console, {*wrong});
        }
        console.out << fmt::format("{}\t{}\t{}\n", verb_of(redelivery.delivery),
                                   plain(redelivery.target), std::get<std::string>(path));
      }
      console.out << fmt::format("delete\t{}\t{}\n", plain(letter.receipt), plain(letter.id));
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
