#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>
#include <variant>

#include "aws_cli/json_documents.hpp"
#include "changes/diff_text.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/named_stacks.hpp"
#include "cli/template_input.hpp"
#include "operations/declared_template.hpp"

namespace sagewatch {
namespace {

class DiffCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", stack_,
                       "The stack that the settings produce; 'synth --help' lists them");
    options
        .add_option("--against", against_,
                    "The template to compare with, e.g. the output of 'aws cloudformation\n"
                    "get-template'; JSON or YAML (default: standard input)")
        ->type_name("FILE");
    options.add_option("--new", new_, "A template to compare in place of STACK's")
        ->type_name("FILE");
    options.add_flag("--exit-code", exit_code_, "Exit with 3 if there are differences");
    add_format_option(options, format_);
    options_.add_to(options);
    options.footer(
        "Shows first what is replaced or removed, then who may do more or less than before.\n\n"
        "Examples:\n"
        "  aws cloudformation get-template --stack-name MonitoringAccountInfraStack \\\n"
        "    --template-stage Original --output json | sagewatch diff monitoring\n"
        "  sagewatch diff --new cdk.out/A.template.json --against templates/A.yaml --exit-code");
  }

  int run(Console& console) override {
    if (const auto refused = refusals(console); !refused.empty()) {
      report(console, refused);
      return exit_usage;
    }
    const auto made = new_template(console);
    const auto* declared = std::get_if<DeclaredTemplate>(&made);
    if (!declared) return std::get<ExitCode>(made);
    cfn::Diagnostics diagnostics;
    const auto before = read_comparable(against_, console.in, diagnostics);
    report(console, diagnostics);
    if (!before) return exit_bad_input;
    const auto path_of = [&](const std::string& id) {
      const auto found = declared->paths.find(id);
      return found == declared->paths.end() ? "" : found->second;
    };
    const auto diff = diff_templates(*before, *declared->content, declared->name, path_of);
    console.out << (format_ == Format::json
                        ? diff_json(diff)
                        : diff_text(diff, console.out_style, glyphs(console.environment)));
    return exit_code_ && !diff.empty() ? exit_differences : exit_done;
  }

 private:
  /// Contradictions in the command line.
  cfn::Diagnostics refusals(const Console& console) const {
    const auto usage = [](std::string message, std::string hint) {
      return cfn::Diagnostics{
          {.id = "E0002", .message = std::move(message), .hint = std::move(hint)}};
    };
    const auto* stack_or_file = "name a stack, or a file with --new, but not both";
    if (stack_.empty() && new_.empty()) return usage("no template to compare", stack_or_file);
    if (!stack_.empty() && !new_.empty()) return usage("two templates to compare", stack_or_file);
    if (new_ == "-" && (against_.empty() || against_ == "-")) {
      return usage("both templates would come from standard input", "name a file for one of them");
    }
    cfn::Diagnostics out;
    if (!stack_.empty()) named_stacks({stack_}, out);
    if (const auto nothing = nothing_to_read(console, against_); out.empty() && nothing) {
      out.push_back(*nothing);
    }
    return out;
  }

  /// The exit code if there is none, which has been reported.
  std::variant<DeclaredTemplate, ExitCode> new_template(Console& console) const {
    cfn::Diagnostics diagnostics;
    if (stack_.empty()) {
      auto content = read_comparable(new_, console.in, diagnostics);
      report(console, diagnostics);
      if (!content) return exit_bad_input;
      return DeclaredTemplate{
          .name = new_, .content = std::make_shared<const nlohmann::json>(std::move(*content))};
    }
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto& entry = *find_stack(stack_);
    diagnostics = missing_settings(entry.kind, resolved->config);
    report(console, diagnostics);
    if (has_error(diagnostics)) return exit_usage;
    return declared_template(entry, resolved->config);
  }

  std::string stack_;
  std::string against_;
  std::string new_;
  bool exit_code_ = false;
  Format format_ = Format::text;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_diff_command() { return std::make_unique<DiffCommand>(); }

}  // namespace sagewatch
