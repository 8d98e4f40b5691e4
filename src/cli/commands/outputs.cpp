#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "aws_cli/stack_outputs.hpp"
#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/config_writer.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/only_document.hpp"
#include "cli/outputs_as_settings.hpp"
#include "sagewatch/document/suggest.hpp"
#include "settings/config_table.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_stacks =
    "aws cloudformation describe-stacks --stack-name NAME --output json";

std::string as_json(const StackOutputs& stack) {
  auto out = nlohmann::ordered_json::object();
  for (const auto& output : stack.outputs) out[output.name] = output.value;
  return out.dump(1) + "\n";
}

std::string as_table(const StackOutputs& stack) {
  std::size_t widest_name = 0;
  std::size_t widest_value = 0;
  for (const auto& output : stack.outputs) {
    widest_name = std::max(widest_name, width(output.name));
    widest_value = std::max(widest_value, width(output.value));
  }
  std::string out;
  for (const auto& [name, value, description] : stack.outputs) {
    out += padded(name, widest_name) + "  ";
    out += description.empty() ? value : padded(value, widest_value) + "  " + description;
    out += '\n';
  }
  return out;
}

/// The values are untrusted: they must not control the terminal.
StackOutputs shown(StackOutputs stack) {
  for (auto& output : stack.outputs) {
    for (auto* text : {&output.name, &output.value, &output.description})
      *text = escape_for_terminal(*text);
  }
  return stack;
}

class OutputsCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of describe-stacks (default: standard input)");
    options.add_option("--get", name_, "Print only the value of this output")->type_name("NAME");
    options.add_flag("--keep", keep_,
                     "Save the monitoring stack's outputs in the configuration file, where the\n"
                     "management stack finds them");
    add_format_option(options, format_);
    config_.add_to(options);
    options.footer(
        "Example:\n"
        "  aws cloudformation describe-stacks --stack-name MonitoringAccountInfraStack \\\n"
        "    --output json | sagewatch outputs --keep");
  }

  int run(Console& console) override {
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto document = only_document(documents, describe_stacks, diagnostics);
    if (!document) return refuse(console, diagnostics);
    const auto read = read_stack_outputs(*document, documents.name());
    if (const auto* wrong = std::get_if<cfn::Diagnostic>(&read)) return refuse(console, {*wrong});
    const auto& stack = std::get<StackOutputs>(read);
    console.log("read {}; stack: '{}', outputs: {}", documents.name(), stack.name,
                stack.outputs.size());
    if (stack.outputs.empty()) return refuse(console, {without_outputs(stack)});
    if (const int code = print(console, stack); code != exit_done) return code;
    return keep_ ? keep(console, stack) : exit_done;
  }

 private:
  static int refuse(Console& console, const cfn::Diagnostics& diagnostics) {
    report(console, diagnostics);
    return exit_bad_input;
  }

  static cfn::Diagnostic without_outputs(const StackOutputs& stack) {
    const auto status =
        stack.status.empty() ? "" : fmt::format("; its status is {}", printable(stack.status));
    return {.id = "E0304",
            .message = fmt::format("stack '{}' has no outputs{}", printable(stack.name), status),
            .hint = "wait until it is deployed, or see why it failed with 'sagewatch events'"};
  }

  static cfn::Diagnostic unknown_output(const StackOutputs& stack, const std::string& name) {
    std::vector<std::string_view> names;
    for (const auto& output : stack.outputs) names.emplace_back(output.name);
    return {.id = "E0304",
            .message = fmt::format("stack '{}' has no output '{}'", printable(stack.name),
                                   printable(name)),
            .hint = document::did_you_mean(name, names, "leave out --get to see them all")};
  }

  int print(Console& console, const StackOutputs& stack) const {
    if (name_) {
      const auto* found = stack.find(*name_);
      if (!found) return refuse(console, {unknown_output(stack, *name_)});
      console.out << found->value << '\n';
    } else {
      console.out << (format_ == Format::json ? as_json(stack) : as_table(shown(stack)));
    }
    return exit_done;
  }

  int keep(Console& console, const StackOutputs& stack) const {
    const auto read = settings_from(stack);
    if (const auto* wrong = std::get_if<cfn::Diagnostics>(&read)) return refuse(console, *wrong);
    const auto& values = std::get<std::vector<SettingValue>>(read);
    const auto file = config_.load(false);
    if (const auto wrong = file.problems(); !wrong.empty()) return refuse(console, wrong);
    if (const auto wrong = contradicted(file, values); !wrong.empty())
      return refuse(console, wrong);
    if (!keep_settings(console, file, values)) return exit_bad_input;
    report_saved(console, file, values);
    return exit_done;
  }

  /// Contradictions between the outputs and the file; their positions are those of lines that
  /// aren't written yet.
  static cfn::Diagnostics contradicted(const ConfigFile& file,
                                       const std::vector<SettingValue>& values) {
    const auto after = read_config(file.name, with_settings(file.text, values));
    auto out = contradictions(resolve({.file = after}));
    for (auto& diagnostic : out) diagnostic.place.reset();
    return out;
  }

  static void report_saved(Console& console, const ConfigFile& file,
                           const std::vector<SettingValue>& values) {
    for (const auto& [setting, texts] : values) {
      if (!texts.empty()) {
        console.err << fmt::format("kept {}: {}\n", setting->key, joined(texts));
      } else if (file.find(*setting)) {
        console.err << fmt::format("removed {}: the stack has no such output\n", setting->key);
      }
    }
  }

  std::string file_;
  std::optional<std::string> name_;
  bool keep_ = false;
  Format format_ = Format::text;
  ConfigFileOption config_;
};

}  // namespace

std::unique_ptr<Command> make_outputs_command() { return std::make_unique<OutputsCommand>(); }

}  // namespace sagewatch
