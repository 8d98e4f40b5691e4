#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/json_fields.hpp"
#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/only_document.hpp"
#include "cli/option_validators.hpp"
#include "cli/payload_files.hpp"
#include "operations/redrive_plan.hpp"
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
    options.add_option("FILE", file_, "What was received (default: standard input)");
    options.add_option("-o,--output", output_, "Directory to write the payloads to")
        ->type_name("DIR");
    options.add_option("--account", account_, "The monitoring account")
        ->type_name("ID")
        ->required()
        ->check(passes(validators::account));
    options.add_flag("--put-back", put_back_,
                     "Print how to let others receive the messages at once: URL ENTRIES");
    options_.add_to(options);
    options.footer(
        "Reads the outputs of 'aws sqs receive-message', each after the URL of its queue as\n"
        "{\"Queue\": URL}. From a queue that is not one of sagewatch's in the monitoring account,\n"
        "only events of the account that owns it are accepted. Of the settings, only name-prefix\n"
        "matters.\n\n"
        "Prints on standard error what goes where. Prints a line for each step, its words "
        "separated\n"
        "by tabs, in order; a message is deleted when all of its steps are done:\n"
        "  invoke FUNCTION FILE   invoke a function asynchronously with the content of the file\n"
        "  send QUEUE FILE        send the content to a queue\n"
        "  log GROUP FILE         write the content with 'logs put-log-events --log-events'\n"
        "  delete ID URL RECEIPT  delete the message\n"
        "  leave ID REASON        leave the message, which cannot be redriven\n\n"
        "Example:\n"
        "  sagewatch redrive --account 222222222222 --output payloads received.json");
  }

  int run(Console& console) override {
    const auto config = options_.load_name_prefix(console);
    if (!config) return exit_bad_input;
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    if (output_.empty() && !put_back_) {
      report(console, {{.id = "E0002",
                        .message = "--output is required",
                        .hint = "run 'sagewatch redrive --help' to see its options"}});
      return exit_usage;
    }
    std::vector<ReceivedLetters> received;
    if (const auto wrong = read(console, *config, received); !wrong.empty()) {
      return refuse(console, wrong);
    }
    if (!put_back_) return print(console, received);
    for (const auto& part : received) {
      if (part.letters.empty()) continue;
      console.out << fmt::format("{}\t{}\n", part.queue_url, visible_at_once(part));
    }
    return exit_done;
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostics& diagnostics) {
    report(console, diagnostics);
    return exit_bad_input;
  }

  cfn::Diagnostics read(Console& console, const Config& config,
                        std::vector<ReceivedLetters>& received) const {
    JsonDocuments documents(file_, console.in);
    std::string queue_url;
    while (const auto document = documents.next()) {
      if (const auto url = text_of(*document, "Queue")) {
        queue_url = *url;
        if (!is_queue_url(queue_url)) return {not_a_queue(queue_url)};
        continue;
      }
      if (queue_url.empty()) return {not_a_queue("")};
      received.push_back({.queue_url = queue_url, .letters = {}});
      const auto sender = only_sender(queue_url, account_, config);
      const auto wrong = read_dead_letters(*document, config, sender, received.back().letters);
      if (wrong) return {*wrong};
    }
    if (documents.failed()) return documents.diagnostics();
    if (documents.count() == 0) return {empty_input(documents, "aws sqs receive-message")};
    return {};
  }

  static cfn::Diagnostic not_a_queue(const std::string& url) {
    return {.id = "E0312",
            .message = url.empty() ? "it is not said from which queue the messages are"
                                   : fmt::format("'{}' is not the URL of a queue", printable(url)),
            .hint = "write {\"Queue\": URL} before what 'aws sqs receive-message' prints"};
  }

  int print(Console& console, const std::vector<ReceivedLetters>& received) const {
    PayloadFiles files(output_);
    for (const auto& [url, letters] : received) {
      for (const auto& letter : letters) {
        if (const auto wrong = print(console, url, letter, files)) return refuse(console, {*wrong});
      }
    }
    console.err << redrive_text(received);
    return exit_done;
  }

  static std::optional<cfn::Diagnostic> print(Console& console, const std::string& url,
                                              const DeadLetter& letter, PayloadFiles& files) {
    const auto id = escape_for_terminal(letter.id);
    if (!letter.why_not.empty()) {
      console.out << fmt::format("leave\t{}\t{}\n", id, escape_for_terminal(letter.why_not));
      return std::nullopt;
    }
    for (const auto& redelivery : letter.redeliveries) {
      const auto path = files.write(redelivery.payload);
      if (const auto* wrong = std::get_if<cfn::Diagnostic>(&path)) return *wrong;
      console.out << fmt::format("{}\t{}\t{}\n", verb_of(redelivery.delivery),
                                 escape_for_terminal(redelivery.target),
                                 std::get<std::string>(path));
    }
    console.out << fmt::format("delete\t{}\t{}\t{}\n", id, url,
                               escape_for_terminal(letter.receipt));
    return std::nullopt;
  }

  std::string file_;
  std::string output_;
  std::string account_;
  bool put_back_ = false;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_redrive_command() { return std::make_unique<RedriveCommand>(); }

}  // namespace sagewatch
