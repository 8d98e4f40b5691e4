#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/only_document.hpp"
#include "cli/option_validators.hpp"
#include "operations/follow.hpp"
#include "operations/operation_text.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_stack_events = "aws cloudformation describe-stack-events --output json";

class EventsCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of the AWS CLI (default: standard input)");
    options
        .add_option("--operation", token_,
                    "Follow the operation with this ClientRequestToken (default: the newest one)")
        ->type_name("TOKEN");
    options.add_option("--total", total_, "Number of expected resources, for the progress bar")
        ->type_name("N")
        ->check(whole_number(1, 100000));
    options
        .add_option("--progress", progress_,
                    "How to show progress: auto, block, lines or errors (default: auto)")
        ->type_name("HOW")
        ->check(one_of({"auto", "block", "lines", "errors"}));
    options
        .add_option("--profile", profile_,
                    "AWS CLI profile for the suggested commands, e.g. to delete retained data")
        ->type_name("NAME");
    add_format_option(options, format_);
    options.footer(
        "Reads JSON documents one after another as they arrive, and stops when the operation is\n"
        "over. {\"Now\": \"2026-11-22T10:00:00Z\"} between them gives the present time.\n"
        "Exit codes: 0 it succeeded (or is still in progress), 4 it failed.\n\n"
        "Example:\n"
        "  aws cloudformation describe-stack-events --stack-name MonitoringAccountInfraStack \\\n"
        "    --output json | sagewatch events");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    const auto progress = make_progress(console, {.mode = progress_, .total = total_});
    const auto followed = follow(documents, EventHistory(token_), *progress);
    console.log("read {}; documents: {}, events of the operation: {}", documents.name(),
                documents.count(), followed.events);
    if (followed.operation) print(console, *followed.operation, followed.now);
    if (!followed.diagnostics.empty()) {
      report(console, followed.diagnostics);
      return exit_bad_input;
    }
    if (!followed.operation) return report_no_operation(console, followed, documents);
    const auto& operation = *followed.operation;
    return operation.end && !operation.succeeded() ? exit_failed : exit_done;
  }

 private:
  void print(Console& console, const Operation& operation, Instant now) const {
    console.out << (format_ == Format::json
                        ? operation_json(operation, {now, profile_})
                        : operation_text(operation, {now, profile_}, console.out_style,
                                         glyphs(console.environment)));
    console.out.flush();
  }

  static int report_no_operation(Console& console, const Followed& followed,
                                 const JsonDocuments& documents) {
    if (!followed.read_anything) {
      report(console, {empty_input(documents, describe_stack_events)});
      return exit_bad_input;
    }
    console.err << "no event of the operation was seen\n";
    return exit_done;
  }

  std::string file_;
  std::optional<std::string> token_;
  std::optional<int> total_;
  std::string progress_ = "auto";
  std::string profile_;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Command> make_events_command() { return std::make_unique<EventsCommand>(); }

}  // namespace sagewatch
