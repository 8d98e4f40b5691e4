#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "access/link_sharing.hpp"
#include "access/name_unknowns.hpp"
#include "changes/changes_json.hpp"
#include "changes/changes_text.hpp"
#include "changes/fixed_names.hpp"
#include "changes/parameter_changes.hpp"
#include "changes/stateful.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/only_document.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_change_set =
    "aws cloudformation describe-change-set --include-property-values --output json";

class ChangesCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of the AWS CLI (default: standard input)");
    options
        .add_option("--allow-replace", allowed_,
                    "Allow this resource to be replaced or removed with its data (repeatable)")
        ->type_name("LOGICAL_ID")
        ->allow_extra_args(false);
    options
        .add_option("--template", template_,
                    "The template of the change set: shows values known after deployment by name")
        ->type_name("FILE");
    options
        .add_option("--deployed", deployed_,
                    "Output of describe-stacks for the current stack: shows which parameters\n"
                    "change")
        ->type_name("FILE");
    options.add_flag("--exit-code", exit_code_, "Exit with 3 if there are changes");
    add_format_option(options, format_);
    options.footer(
        "Example:\n"
        "  aws cloudformation describe-change-set --stack-name MonitoringAccountInfraStack \\\n"
        "    --change-set-name NAME --include-property-values --output json | sagewatch changes");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto document = only_document(documents, describe_change_set, diagnostics);
    auto set = document ? read_change_set(*document, diagnostics) : std::nullopt;
    if (set && !template_.empty()) use_template(*set, diagnostics);
    if (set && !deployed_.empty()) compare_parameters(*set, *document, diagnostics);
    if (!set || has_error(diagnostics)) {
      report(console, diagnostics);
      return exit_bad_input;
    }
    console.log("read {}; stack: '{}', changes: {}", documents.name(), set->stack,
                set->changes.size());
    print(console, *set);
    console.out.flush();
    diagnostics = refuse_fixed_names(*set);
    std::ranges::copy(refuse_losses(*set, allowed_), std::back_inserter(diagnostics));
    report(console, diagnostics);
    if (has_error(diagnostics)) return exit_bad_input;
    const bool changes = !set->changes.empty() || !set->parameters.empty();
    return exit_code_ && changes ? exit_differences : exit_done;
  }

 private:
  void use_template(ChangeSet& set, cfn::Diagnostics& diagnostics) const {
    std::istringstream none;
    JsonDocuments documents(template_, none);
    if (const auto declared = documents.next()) name_unknowns(set, *declared);
    diagnostics = documents.diagnostics();
  }

  void compare_parameters(ChangeSet& set, const nlohmann::json& change_set,
                          cfn::Diagnostics& diagnostics) const {
    std::istringstream none;
    JsonDocuments documents(deployed_, none);
    if (const auto deployed = documents.next()) {
      set.parameters =
          parameter_changes(change_set, *deployed, diagnostics).value_or(set.parameters);
    }
    std::ranges::copy(documents.diagnostics(), std::back_inserter(diagnostics));
  }

  void print(Console& console, const ChangeSet& set) const {
    const auto access = with_sharing(access_changes(set), set);
    if (format_ == Format::text) {
      console.out << changes_text(set, access, console.out_style, glyphs(console.environment));
      return;
    }
    auto refused = data_losses(set);
    std::erase_if(refused, [&](const auto* change) {
      return std::ranges::count(allowed_, change->logical_id) > 0;
    });
    console.out << changes_json(set, access, refused);
  }

  std::string file_;
  std::string template_;
  std::string deployed_;
  std::vector<std::string> allowed_;
  bool exit_code_ = false;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Command> make_changes_command() { return std::make_unique<ChangesCommand>(); }

}  // namespace sagewatch
