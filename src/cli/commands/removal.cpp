#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/only_document.hpp"
#include "operations/removal.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_stack_resources =
    "aws cloudformation describe-stack-resources --stack-name NAME --output json";

class RemovalCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_,
                       "Output of describe-stack-resources (default: standard input)");
    options
        .add_option("--template", template_,
                    "Output of get-template, whose deletion policies say what is retained")
        ->type_name("FILE");
    options.add_flag("--all", detail_.everything, "Name every resource");
    options.add_flag("--with-data", detail_.with_data, "Show retained data as deleted too");
    options.add_flag("--commands", commands_,
                     "Print the AWS CLI arguments that delete what is retained, one call a line");
    add_format_option(options, format_);
    config_.add_to(options);
    options.footer(
        "Of the settings only name-prefix counts: what has no name of ours is never deleted as "
        "data.\n"
        "For a deleted stack, it shows what the deletion retained.\n\n"
        "Example:\n"
        "  aws cloudformation get-template --stack-name MonitoringAccountInfraStack \\\n"
        "    --output json >template.json\n"
        "  aws cloudformation describe-stack-resources --output json \\\n"
        "    --stack-name MonitoringAccountInfraStack | sagewatch removal --template "
        "template.json");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    const auto config = config_.load_name_prefix(console);
    if (!config) return exit_bad_input;
    const auto names = names::all(config->name_prefix.value_or(""));
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto document = only_document(documents, describe_stack_resources, diagnostics);
    const auto deployed = document ? deployed_template(diagnostics) : nlohmann::json();
    const auto removal = document && !has_error(diagnostics)
                             ? read_removal(*document, deployed, names, diagnostics)
                             : std::nullopt;
    if (removal && commands_) diagnostics = retained_resource_warnings(*removal);
    report(console, diagnostics);
    if (!removal) return exit_bad_input;
    console.log("read {}; stack: '{}', resources: {}", documents.name(), removal->stack,
                removal->resources.size());
    console.out << told(*removal);
    return exit_done;
  }

 private:
  nlohmann::json deployed_template(cfn::Diagnostics& diagnostics) const {
    if (template_.empty()) return {};
    std::istringstream none;
    JsonDocuments documents(template_, none);
    auto document = documents.next();
    std::ranges::copy(documents.diagnostics(), std::back_inserter(diagnostics));
    return document ? std::move(*document) : nlohmann::json();
  }

  std::string told(const Removal& removal) const {
    if (commands_) return removal_commands(removal);
    return format_ == Format::json ? removal_json(removal) : removal_text(removal, detail_);
  }

  ConfigOptions config_;
  std::string file_;
  std::string template_;
  RemovalDetail detail_;
  bool commands_ = false;
  Format format_ = Format::text;
};

}  // namespace

std::unique_ptr<Command> make_removal_command() { return std::make_unique<RemovalCommand>(); }

}  // namespace sagewatch
