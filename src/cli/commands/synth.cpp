#include "cli/commands/make.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "assembly/assembly_files.hpp"
#include "assembly/cloud_assembly.hpp"
#include "assembly/limits.hpp"
#include "base/plain_text.hpp"
#include "cli/check_subjects.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/named_stacks.hpp"
#include "settings/unavailable_features.hpp"
#include "stacks/stacks.hpp"

namespace sagewatch {
namespace {

class SynthCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", names_,
                       "The stacks: monitoring-key, monitoring, monitoring-insights,\n"
                       "monitoring-dashboards, monitoring-observability (of a further Region),\n"
                       "management, workload-events, workload-observability\n"
                       "(default: all that are wanted)");
    options
        .add_option("-o,--output", output_,
                    "Directory to write to (default: $CDK_OUTDIR, else cdk.out)")
        ->type_name("DIR");
    options.add_flag("-q,--quiet", quiet_, "Say nothing where nothing is wrong");
    options.add_flag("--findings", with_findings_,
                     "Write what 'sagewatch check' finds in the stacks into the assembly too,\n"
                     "for the AWS CDK Toolkit to report (default where the Toolkit runs this)");
    options_.add_to(options);
    options.footer(
        "Writes one STACK.template.json a stack, and a manifest with which the AWS CDK Toolkit\n"
        "can list, diff and deploy them. The same settings give the same bytes.\n\n"
        "Examples:\n"
        "  sagewatch synth monitoring --home-region ap-southeast-2 \\\n"
        "    --workload-ou-paths o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/\n"
        "  sagewatch synth --output synthesized && git diff --exit-code synthesized");
  }

  int run(Console& console) override {
    cfn::Diagnostics unknown;
    auto wanted = named_stacks(names_, unknown);
    report(console, unknown);
    if (has_error(unknown)) return exit_usage;
    if (output_ && output_->empty()) {
      report(console, {no_directory()});
      return exit_usage;
    }
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    if (names_.empty()) {
      std::erase_if(wanted,
                    [&](const auto* entry) { return !is_wanted(*entry, resolved->config); });
    }
    if (const auto needed = missing(wanted, resolved->config); !needed.empty()) {
      report(console, needed);
      return exit_usage;
    }
    return synthesize(console, wanted, resolved->config);
  }

 private:
  /// An empty path is most likely an unset variable: the templates must not end up in an unexpected
  /// place.
  static cfn::Diagnostic no_directory() {
    return {.id = "E0204",
            .message = "the directory given with --output has no name",
            .hint = "give one, or leave --output away to write to cdk.out"};
  }

  static cfn::Diagnostics missing(const std::vector<const StackEntry*>& wanted,
                                  const Config& config) {
    cfn::Diagnostics needed;
    for (const auto* entry : wanted) {
      for (auto& setting : missing_settings(entry->kind, config)) needed.push_back(setting);
    }
    return needed;
  }

  int synthesize(Console& console, const std::vector<const StackEntry*>& wanted,
                 const Config& config) const {
    cfn::App app;
    cfn::Diagnostics problems;
    for (const auto* entry : wanted) {
      add_stack(app, entry->kind, config);
      report(console, unavailable_features(entry->kind, config));
    }
    auto stacks = assembly_stacks(app, config);
    for (auto& listed : stacks) render(listed, problems);
    const auto toolkit = toolkit_directory(console);
    const bool with_findings = with_findings_ || !toolkit.empty();
    const auto found = with_findings ? std::optional(findings(app, config)) : std::nullopt;
    const auto files = cloud_assembly(stacks, found);
    // The Toolkit prints the findings in the assembly, and stops if there are errors.
    if (!toolkit.empty()) return finish(console, write(console, toolkit, files));
    if (found) {
      problems = *found;
    } else if (has_error(problems)) {
      return finish(console, problems);
    }
    const auto directory = output_.value_or("cdk.out");
    std::ranges::copy(write(console, directory, files), std::back_inserter(problems));
    if (!quiet_ && !has_error(problems)) summarize(console, app, files, directory);
    return finish(console, problems);
  }

  static cfn::Diagnostics write(const Console& console, const std::string& directory,
                                const std::vector<AssemblyFile>& files) {
    auto problems = write_assembly(directory, files);
    if (!problems.empty()) return problems;
    for (const auto& file : files) {
      console.log("wrote '{}/{}', {} bytes", directory, file.name, file.content.size());
    }
    return {};
  }

  /// Renders the template once, for its limits and for the assembly.
  static void render(AssemblyStack& listed, cfn::Diagnostics& problems) {
    const auto rendered = listed.stack->synth();
    listed.file = template_file(*listed.stack, rendered);
    std::ranges::copy(check_limits(*listed.stack, rendered, listed.file->content.size()),
                      std::back_inserter(problems));
  }

  /// The findings of `check`, for the AWS CDK Toolkit to report; a person runs `check`.
  static cfn::Diagnostics findings(const cfn::App& app, const Config& config) {
    const auto& region = config.home_region;
    const auto context = region.empty() ? intrinsics::Context{} : context_of(region);
    return checks::run_checks(subjects_of(app), {.context = context}).diagnostics;
  }

  /// Where the AWS CDK Toolkit expects the assembly; empty if it didn't call this command.
  std::string toolkit_directory(const Console& console) const {
    const auto given = console.environment.find("CDK_OUTDIR");
    return output_ || given == console.environment.end() ? "" : given->second;
  }

  static int finish(Console& console, const cfn::Diagnostics& problems) {
    report(console, problems);
    return has_error(problems) ? exit_bad_input : exit_done;
  }

  /// On standard error: the AWS CDK Toolkit passes standard output through to its own.
  static void summarize(Console& console, const cfn::App& app,
                        const std::vector<AssemblyFile>& files, const std::string& directory) {
    const auto stacks = app.stacks();
    for (std::size_t i = 0; i < stacks.size(); ++i) {
      console.err << fmt::format("{:34} {:3} resources {:7} bytes\n", stacks[i]->id(),
                                 stacks[i]->resources().size(), files[i].content.size());
    }
    console.err << "written to " << escape_for_terminal(directory) << '\n';
  }

  std::vector<std::string> names_;
  std::optional<std::string> output_;
  bool quiet_ = false;
  bool with_findings_ = false;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_synth_command() { return std::make_unique<SynthCommand>(); }

}  // namespace sagewatch
