#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "base/files.hpp"
#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/option_validators.hpp"
#include "settings/regions.hpp"
#include "settings/validators.hpp"
#include "tracing/trace_all.hpp"
#include "tracing/trace_events.hpp"
#include "tracing/trace_topology.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic unreadable(const std::string& file, const std::string& reason) {
  return {.id = "E0601",
          .message = fmt::format("can't read the event '{}': {}", printable(file), reason),
          .hint = "give the file of an event, or --all for one of every kind"};
}

cfn::Diagnostic no_senders() {
  return {.id = "E0604",
          .message = "the accounts that may send are not known",
          .hint = "give --workload-ou-paths or --workload-accounts"};
}

class TraceCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("EVENT", file_, "A file with one event, as EventBridge delivers it");
    options.add_flag("--all", all_,
                     "Follow every kind of event from every kind of sender,\n"
                     "and from some that must be refused");
    options
        .add_option("--assembly", assembly_,
                    "Read the templates that 'sagewatch synth' wrote to this directory\n"
                    "(default: synthesize them from the settings)")
        ->type_name("DIR");
    add_sender_options(options);
    add_format_option(options, format_);
    options_.add_to(options);
    options.footer(
        "Says at each hop whether the event passes and why: the sender's rules, the role, the\n"
        "bus, the monitoring account's rules, each target; then the same for the sender's link\n"
        "and the role that looks jobs up. What can't be decided is marked with '?'.\n"
        "Exit codes: 0 everything arrives, 1 something doesn't, or can't be decided.\n\n"
        "Examples:\n"
        "  sagewatch trace event.json --account 111122223333\n"
        "  sagewatch trace --all");
  }

  int run(Console& console) override {
    if (all_ == file_.has_value()) {
      report(console, {{.id = "E0002",
                        .message = all_ ? "--all takes no event" : "an event is missing",
                        .hint = "give the file of an event, or --all for one of every kind"}});
      return exit_usage;
    }
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto templates = load_templates(console, resolved->config);
    if (const auto* code = std::get_if<ExitCode>(&templates)) return *code;
    const auto& all = std::get<StackTemplates>(templates);
    return all_ ? trace_all(console, all, resolved->config)
                : trace_one(console, all, resolved->config);
  }

 private:
  void add_sender_options(CLI::App& options) {
    options
        .add_option("--account", account_,
                    "Account of the sender (default: that of the event, or an example)")
        ->type_name("ID")
        ->check(passes(validators::account));
    options
        .add_option("--ou-path", ou_path_,
                    "Organizational unit of the sender, or 'none' (default: the\n"
                    "first of --workload-ou-paths, none for a listed account)")
        ->type_name("PATH");
    options
        .add_option("--region", region_,
                    "Region of the sender (default: that of the event, or --home-region)")
        ->type_name("REGION")
        ->check(passes(validators::region));
  }

  std::variant<StackTemplates, ExitCode> load_templates(Console& console,
                                                        const Config& config) const {
    if (assembly_) {
      auto read = read_assembly(*assembly_);
      if (auto* good = std::get_if<StackTemplates>(&read)) return std::move(*good);
      report(console, std::get<cfn::Diagnostics>(read));
      return exit_bad_input;
    }
    const auto needed = missing_settings(StackKind::monitoring, config);
    report(console, needed);
    if (!needed.empty()) return exit_usage;
    return synthesize(with_examples(config));
  }

  /// The sender that the options describe, completed from the event and the settings.
  trace::Sender sender(const TracedEvent& event, const Config& config, const Home& home) const {
    trace::Sender out{account_.value_or(event.text("account")),
                      region_.value_or(event.text("region")), ou_path_};
    if (validators::account(out.account)) out.account = "111111111111";
    if (validators::region(out.region)) out.region = home.region;
    if (out.ou_path == "none") out.ou_path = "";
    if (out.ou_path) return out;
    const auto& listed = config.workload_accounts;
    if (std::ranges::find(listed, out.account) != listed.end()) {
      out.ou_path = "";
    } else if (!config.workload_ou_paths.empty()) {
      out.ou_path = config.workload_ou_paths.front();
    }
    return out;
  }

  int trace_one(Console& console, const StackTemplates& templates, const Config& config) const {
    auto content = read_file(*file_, event_pattern::Event::largest);
    if (const auto* error = std::get_if<FileError>(&content)) {
      report(console, {unreadable(*file_, error->reason)});
      return exit_bad_input;
    }
    const auto read = read_traced_event(*file_, std::get<std::string>(std::move(content)));
    if (const auto* problem = std::get_if<cfn::Diagnostic>(&read)) {
      report(console, {*problem});
      return exit_bad_input;
    }
    const auto home = home_of(templates, config);
    if (const auto* problems = std::get_if<cfn::Diagnostics>(&home)) {
      report(console, *problems);
      return exit_bad_input;
    }
    const auto& event = std::get<TracedEvent>(read);
    const auto from = sender(event, config, std::get<Home>(home));
    const auto topology = deploy(templates, config, from);
    if (const auto* problems = std::get_if<cfn::Diagnostics>(&topology)) {
      report(console, *problems);
      return exit_bad_input;
    }
    return print(console, event, from, std::get<trace::Topology>(topology));
  }

  int print(Console& console, const TracedEvent& event, const trace::Sender& from,
            const trace::Topology& topology) const {
    const TraceReport found{event.detail_type, from, follow_event(topology, from, event.sent()),
                            follow_links(topology, from), follow_roles(topology, from)};
    console.out << (format_ == Format::json
                        ? trace_json(found)
                        : trace_text(found, console.out_style, glyphs(console.environment)));
    return found.passes() ? exit_done : exit_bad_input;
  }

  int trace_all(Console& console, const StackTemplates& templates, const Config& config) const {
    const auto home = home_of(templates, config);
    if (const auto* problems = std::get_if<cfn::Diagnostics>(&home)) {
      report(console, *problems);
      return exit_bad_input;
    }
    if (config.workload_ou_paths.empty() && config.workload_accounts.empty()) {
      report(console, {no_senders()});
      return exit_bad_input;
    }
    auto known = config;
    known.monitoring_account_id = std::get<Home>(home).account;
    known.home_region = std::get<Home>(home).region;
    const auto regions = region_ ? std::vector{*region_} : workload_regions(known);
    std::vector<SenderResult> results;
    for (const auto& kind : sender_kinds(known, regions)) {
      const auto topology = deploy(templates, config, kind.sender);
      if (const auto* problems = std::get_if<cfn::Diagnostics>(&topology)) {
        report(console, *problems);
        return exit_bad_input;
      }
      results.push_back(trace_sender(std::get<trace::Topology>(topology), kind));
    }
    console.out << (format_ == Format::json
                        ? all_json(results)
                        : all_text(results, console.out_style, glyphs(console.environment)));
    const bool good = std::ranges::all_of(results, &SenderResult::passes_all);
    return good ? exit_done : exit_bad_input;
  }

  std::optional<std::string> file_;
  bool all_ = false;
  std::optional<std::string> assembly_;
  std::optional<std::string> account_;
  std::optional<std::string> ou_path_;
  std::optional<std::string> region_;
  Format format_ = Format::text;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_trace_command() { return std::make_unique<TraceCommand>(); }

}  // namespace sagewatch
