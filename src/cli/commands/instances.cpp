#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/only_document.hpp"
#include "operations/instance_retries.hpp"
#include "operations/instances_text.hpp"

namespace sagewatch {
namespace {

constexpr auto list_stack_instances =
    "aws cloudformation list-stack-instances --stack-set-name NAME --output json";

class InstancesCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of the AWS CLI (default: standard input)");
    options.add_flag("--all", all_,
                     "Show all accounts: beyond 40, current ones are otherwise hidden");
    options.add_flag("--summary", summary_, "Print only how many are in each state");
    options.add_flag("--retry", retry_,
                     "Print the input of 'aws cloudformation create-stack-instances\n"
                     "--cli-input-json' that retries what failed, one call a line");
    options.add_flag("--exit-code", exit_code_, "Exit with 3 if a stack is missing or not current");
    add_format_option(options, format_);
    options.footer(
        "Reads JSON documents one after another: {\"StackSet\": \"NAME\"}, and what\n"
        "list-stack-instances, list-stack-set-operation-results and organizations list-accounts\n"
        "print.\n\n"
        "Example:\n"
        "  aws cloudformation list-stack-instances --output json \\\n"
        "    --stack-set-name sagemaker-monitoring-workload-events | sagewatch instances");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    StackInstancesReader reader;
    while (const auto document = documents.next()) {
      if (const auto wrong = reader.read(*document)) return refuse(console, {*wrong});
    }
    if (documents.failed()) return refuse(console, documents.diagnostics());
    if (documents.count() == 0) {
      return refuse(console, {empty_input(documents, list_stack_instances)});
    }
    return print(console, std::move(reader).result());
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostics& diagnostics) {
    report(console, diagnostics);
    return exit_bad_input;
  }

  int print(Console& console, const DeployedStackSets& deployed) const {
    console.log("stack sets: {}, names of accounts: {}", deployed.sets.size(),
                deployed.names.size());
    if (retry_) {
      console.out << instance_retries(deployed);
    } else if (summary_) {
      console.out << instances_summary(deployed);
    } else if (format_ == Format::json) {
      console.out << instances_json(deployed);
    } else {
      console.out << instances_text(deployed, all_, console.out_style, glyphs(console.environment));
    }
    const bool in_place = std::ranges::all_of(deployed.sets, &StackSetInstances::in_place);
    return exit_code_ && !in_place ? exit_differences : exit_done;
  }

  std::string file_;
  bool all_ = false;
  bool summary_ = false;
  bool retry_ = false;
  bool exit_code_ = false;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Command> make_instances_command() { return std::make_unique<InstancesCommand>(); }

}  // namespace sagewatch
