#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "base/files.hpp"
#include "changes/as_found.hpp"
#include "changes/import_calls.hpp"
#include "cli/exit_code.hpp"
#include "cli/only_document.hpp"

namespace sagewatch {
namespace {

/// Ordered, because a template keeps the order of its members.
std::optional<nlohmann::ordered_json> in_order(const std::string& file) {
  std::ifstream in(file);
  auto out = nlohmann::ordered_json::parse(in, nullptr, false);
  return out.is_object() ? std::optional(std::move(out)) : std::nullopt;
}

class ImportTemplateCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("--template", template_, "The template that the change set is made of")
        ->type_name("FILE")
        ->required();
    options
        .add_option("--change-set", change_set_,
                    "What describe-change-set printed of it, with property values")
        ->type_name("FILE")
        ->required();
    options
        .add_option("-o,--output", output_,
                    "Where to write the template to import with; not written where nothing differs")
        ->type_name("FILE")
        ->required();
    options.add_flag("--calls", calls_,
                     "Print the AWS CLI calls to make next, in view of those on standard input");
    options.add_option("--region", region_, "The Region for these calls")->type_name("REGION");
    options.add_option("--profile", profile_, "The AWS CLI profile for these calls")
        ->type_name("NAME");
    options.footer(
        "CloudFormation leaves imported resources as they are, and later updates change only what\n"
        "differs between two templates. The written template has the properties that the "
        "resources\n"
        "have now: import with it, then update to the template itself.\n\n"
        "Reads from standard input what calls of the AWS CLI came to, one JSON document each:\n"
        "  {\"Call\": \"logs describe-log-groups\", \"Of\": \"NAME\", \"Output\": {...}}\n"
        "Prints a line for each property that differs. The deploy scripts make the calls.");
  }

  int run(Console& console) override {
    cfn::Diagnostics diagnostics;
    const auto set = read(diagnostics);
    AwsCalls calls;
    if (set) ask(console, calls, diagnostics);
    auto declared = in_order(template_);
    if (diagnostics.empty() && !declared) diagnostics.push_back(no_template());
    if (!diagnostics.empty()) {
      report(console, diagnostics);
      return exit_bad_input;
    }
    if (calls_) return print_calls(console, *set, calls);
    const auto found = properties_as_found(*set, calls);
    report(console, found.unknown);
    for (const auto& property : found.properties) console.out << found_text(property) << '\n';
    if (found.properties.empty()) return exit_done;
    return write(console, template_as_found(std::move(*declared), found.properties));
  }

 private:
  std::optional<ChangeSet> read(cfn::Diagnostics& diagnostics) const {
    std::istringstream none;
    JsonDocuments documents(change_set_, none);
    const auto document = only_document(
        documents, "aws cloudformation describe-change-set --include-property-values", diagnostics);
    return document ? read_change_set(*document, diagnostics) : std::nullopt;
  }

  static void ask(Console& console, AwsCalls& calls, cfn::Diagnostics& diagnostics) {
    JsonDocuments documents("", console.in);
    if (auto wrong = calls.read(documents)) diagnostics.push_back(*wrong);
    if (documents.failed()) diagnostics = documents.diagnostics();
  }

  int print_calls(Console& console, const ChangeSet& set, const AwsCalls& answers) const {
    auto calls = import_calls(set);
    for (auto& call : calls) {
      call.region = region_;
      call.profile = profile_;
    }
    console.out << unanswered(calls, answers);
    return exit_done;
  }

  cfn::Diagnostic no_template() const {
    return {.id = "E0311",
            .message = template_ + " is not a JSON object",
            .hint = "give it a template that 'sagewatch synth' wrote"};
  }

  int write(Console& console, const nlohmann::ordered_json& declared) const {
    const auto text = declared.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    const auto error = write_file(output_, text, Durability::repeatable);
    if (!error) return exit_done;
    report(console, {{.id = "E0204",
                      .message = fmt::format("cannot write '{}': {}", output_, error->reason),
                      .hint = "give another file with --output"}});
    return exit_bad_input;
  }

  bool calls_ = false;
  std::string region_;
  std::string profile_;
  std::string template_;
  std::string change_set_;
  std::string output_;
};

}  // namespace

std::unique_ptr<Command> make_import_template_command() {
  return std::make_unique<ImportTemplateCommand>();
}

}  // namespace sagewatch
