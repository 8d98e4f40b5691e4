#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <optional>
#include <ostream>

#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/config_questions.hpp"
#include "cli/config_writer.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "sagewatch/document/suggest.hpp"
#include "settings/config_table.hpp"
#include "settings/doubts.hpp"

namespace sagewatch {
namespace {

class ConfigureCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", stack_, "The stack to ask for: monitoring, management or workload");
    options.add_option("--get", key_, "Print only the value of this setting, e.g. home-region")
        ->type_name("KEY");
    options.add_flag("--individual", individual_,
                     "Ask for directly deployed workload accounts instead of OUs");
    options.add_flag("--yes", yes_, "Keep what is set and ask only for what is missing");
    options
        .add_option("--known-profile", profiles_,
                    "A profile that the AWS CLI lists: others are questioned; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    add_format_option(options, format_);
    options_.add_to(options);
    options.footer(
        "Without a terminal it asks nothing: give what is missing as flags, environment\n"
        "variables (--home-region is SAGEWATCH_HOME_REGION) or in the file. Answers and flags\n"
        "are saved in the file. LIST is one value, or several separated by commas.\n\n"
        "Examples:\n"
        "  sagewatch configure monitoring\n"
        "  sagewatch configure management --yes --workload-ou-ids ou-saaa-1a2b3c4d\n"
        "  sagewatch configure --get home-region");
  }

  int run(Console& console) override {
    if (!key_.empty()) return get(console);
    const auto stack = stack_kind();
    if (!stack) return unknown_stack(console);
    return configure(console, *stack);
  }

 private:
  std::optional<StackKind> stack_kind() const {
    if (stack_ == "monitoring") return StackKind::monitoring;
    if (stack_ == "management") return StackKind::management;
    if (stack_ == "workload") return StackKind::workload_observability;
    return std::nullopt;
  }

  int get(Console& console) const {
    const auto* setting = find_setting(key_);
    if (!setting) return unknown_key(console);
    const auto resolved = resolve_one(options_.inputs(console, options_.file().load()), *setting);
    log_settings(console, resolved);
    report(console, resolved.diagnostics);
    if (has_error(resolved.diagnostics)) return exit_bad_input;
    console.out << joined(values_of(*setting, resolved.config)) << '\n';
    return exit_done;
  }

  int configure(Console& console, StackKind stack) const {
    const auto reach = reach_of(stack);
    const auto inputs = options_.inputs(console, options_.file().load(false));
    auto resolved = resolve(inputs);
    log_settings(console, resolved);
    report(console, resolved.diagnostics);
    if (has_error(resolved.diagnostics)) return exit_bad_input;
    const std::vector<std::string_view> known(profiles_.begin(), profiles_.end());
    const Subject subject{.stack = stack, .reach = reach, .known_profiles = known};
    if (console.can_ask && !ask(console, subject, yes_, resolved)) return exit_usage;
    if (const auto needed = missing_settings(stack, resolved.config, reach); !needed.empty()) {
      report(console, needed);
      return exit_usage;
    }
    if (const auto wrong = contradictions(resolved); !wrong.empty()) {
      report(console, wrong);
      return exit_bad_input;
    }
    report(console, doubts(resolved, known));
    return keep_and_show(console, inputs, resolved);
  }

  /// Questions for the stacks of a workload account are asked only if it is deployed directly.
  Reach reach_of(StackKind stack) const {
    const bool workload = stack == StackKind::workload_observability;
    return individual_ || workload ? Reach::individual : Reach::organization;
  }

  int keep_and_show(Console& console, const Inputs& inputs, const Resolved& resolved) const {
    const auto kept = keep_settings(console, inputs.file, values_to_save(resolved));
    if (!kept) return exit_bad_input;
    const auto now = resolve(options_.inputs(console, *kept));
    console.out << (format_ == Format::json ? as_json(now) : as_table(now));
    return exit_done;
  }

  int unknown_key(Console& console) const {
    report(console,
           {{.id = "E0105",
             .message = fmt::format("unknown setting '{}'", printable(key_)),
             .hint = document::did_you_mean(
                 key_, setting_keys(), "run 'sagewatch configure --help' to see the settings")}});
    return exit_usage;
  }

  int unknown_stack(Console& console) const {
    static constexpr std::array<std::string_view, 3> stacks{"monitoring", "management", "workload"};
    const auto* help = "run 'sagewatch configure' with one of monitoring, management, workload";
    report(console,
           {{.id = "E0112",
             .message = stack_.empty() ? "no stack is given"
                                       : fmt::format("'{}' is not a stack to configure: it must be "
                                                     "monitoring, management or "
                                                     "workload",
                                                     printable(stack_)),
             .hint = stack_.empty() ? help : document::did_you_mean(stack_, stacks, help)}});
    return exit_usage;
  }

  std::string stack_;
  std::vector<std::string> profiles_;
  std::string key_;
  bool individual_ = false;
  bool yes_ = false;
  Format format_ = Format::text;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_configure_command() { return std::make_unique<ConfigureCommand>(); }

}  // namespace sagewatch
