#include "command_synth.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "config_options.hpp"
#include "exit_code.hpp"
#include "sagewatch/solution/cloud_assembly.hpp"
#include "sagewatch/solution/files.hpp"
#include "sagewatch/solution/limits.hpp"
#include "sagewatch/solution/plain_text.hpp"
#include "sagewatch/solution/stacks.hpp"
#include "sagewatch/solution/suggest.hpp"

namespace sagewatch::cli {
namespace {

using solution::AssemblyFile;
using solution::Config;
using solution::StackEntry;

std::vector<std::string_view> stack_keys() {
  std::vector<std::string_view> keys;
  for (const auto& entry : solution::stacks()) keys.push_back(entry.key);
  return keys;
}

const StackEntry* find_stack(std::string_view name) {
  const auto named = [&](const StackEntry& entry) {
    return entry.key == name || entry.name == name;
  };
  const auto found = std::ranges::find_if(solution::stacks(), named);
  return found == solution::stacks().end() ? nullptr : &*found;
}

cfn::Diagnostic unwritable(const std::string& path, const std::string& reason) {
  return {.id = "E0204",
          .message = fmt::format("can't write '{}': {}", path, reason),
          .hint = "give another directory with --output"};
}

/// Writes all files, and says which one couldn't be.
cfn::Diagnostics write_all(const Console& console, const std::string& directory,
                           const std::vector<AssemblyFile>& files) {
  std::error_code failure;
  std::filesystem::create_directories(directory, failure);
  for (const auto& [name, content] : files) {
    const auto path = (std::filesystem::path(directory) / name).string();
    if (const auto error = solution::write_file(path, content, solution::Durability::repeatable)) {
      return {unwritable(path, error->reason)};
    }
    console.log("wrote '{}', {} bytes", path, content.size());
  }
  return {};
}

class SynthCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", names_,
                       "The stacks: monitoring, monitoring-insights, monitoring-dashboards,\n"
                       "management, workload-events, workload-observability (default: all)");
    options
        .add_option("-o,--output", output_,
                    "Directory to write to (default: $CDK_OUTDIR, else cdk.out)")
        ->type_name("DIR");
    options.add_flag("-q,--quiet", quiet_, "Say nothing where nothing is wrong");
    options_.add_to(options);
    options.footer(
        "Writes one STACK.template.json a stack, and a manifest with which the AWS CDK Toolkit\n"
        "can list, diff and deploy them. The same settings give the same bytes.\n\n"
        "Examples:\n"
        "  sagewatch synth monitoring --home-region ap-southeast-2 \\\n"
        "    --workload-ou-paths o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/\n"
        "  sagewatch synth --output templates && git diff --exit-code templates");
  }

  int run(Console& console) override {
    const auto wanted = wanted_stacks(console);
    if (wanted.empty()) return exit_usage;
    if (output_ && output_->empty()) {
      report(console, {no_directory()});
      return exit_usage;
    }
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    if (const auto needed = missing(wanted, resolved->config); !needed.empty()) {
      report(console, needed);
      return exit_usage;
    }
    return synthesize(console, wanted, resolved->config);
  }

 private:
  std::vector<const StackEntry*> wanted_stacks(Console& console) const {
    std::vector<const StackEntry*> wanted;
    for (const auto& entry : solution::stacks()) {
      const auto names_it = [&](const auto& name) { return find_stack(name) == &entry; };
      if (names_.empty() || std::ranges::any_of(names_, names_it)) wanted.push_back(&entry);
    }
    for (const auto& name : names_) {
      if (find_stack(name)) continue;
      report(console, {unknown_stack(name)});
      return {};
    }
    return wanted;
  }

  static cfn::Diagnostic unknown_stack(const std::string& name) {
    return {.id = "E0203",
            .message = fmt::format("there is no stack '{}'", solution::printable(name)),
            .hint = solution::did_you_mean(name, stack_keys(),
                                           "run 'sagewatch synth --help' to see them")};
  }

  /// Most likely a variable that isn't set: the templates must not land where nobody expects them.
  static cfn::Diagnostic no_directory() {
    return {.id = "E0204",
            .message = "the directory given with --output has no name",
            .hint = "give one, or leave --output away to write to cdk.out"};
  }

  static cfn::Diagnostics missing(const std::vector<const StackEntry*>& wanted,
                                  const Config& config) {
    cfn::Diagnostics needed;
    for (const auto* entry : wanted) {
      for (auto& setting : solution::missing_settings(entry->kind, config))
        needed.push_back(setting);
    }
    return needed;
  }

  int synthesize(Console& console, const std::vector<const StackEntry*>& wanted,
                 const Config& config) const {
    cfn::App app;
    cfn::Diagnostics problems;
    for (const auto* entry : wanted) {
      std::ranges::copy(solution::check_limits(add_stack(app, entry->kind, config)),
                        std::back_inserter(problems));
    }
    const auto region = config.home_region.empty() ? "unknown-region" : config.home_region;
    const auto files = solution::cloud_assembly(app, region);
    const auto directory = output_directory(console);
    if (problems.empty()) problems = write_all(console, directory, files);
    report(console, problems);
    if (has_error(problems)) return exit_bad_input;
    if (!quiet_) summarize(console, app, files, directory);
    return exit_done;
  }

  std::string output_directory(const Console& console) const {
    if (output_) return *output_;
    const auto toolkit = console.environment.find("CDK_OUTDIR");
    const bool set = toolkit != console.environment.end() && !toolkit->second.empty();
    return set ? toolkit->second : "cdk.out";
  }

  /// On standard error: the AWS CDK Toolkit passes standard output through to its own.
  static void summarize(Console& console, const cfn::App& app,
                        const std::vector<AssemblyFile>& files, const std::string& directory) {
    const auto stacks = app.stacks();
    for (std::size_t i = 0; i < stacks.size(); ++i) {
      console.err << fmt::format("{:34} {:3} resources {:7} bytes\n", stacks[i]->id(),
                                 stacks[i]->resources().size(), files[i].content.size());
    }
    console.err << "written to " << solution::plain(directory) << '\n';
  }

  std::vector<std::string> names_;
  std::optional<std::string> output_;
  bool quiet_ = false;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_synth_command() { return std::make_unique<SynthCommand>(); }

}  // namespace sagewatch::cli
