#include "cli/commands/make.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/plain_text.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_option.hpp"
#include "cli/named_stacks.hpp"
#include "settings/regions.hpp"
#include "stacks/parameter_values.hpp"

namespace sagewatch {
namespace {

using ParameterValues = std::vector<cloudformation::ParameterValue>;

/// The form of `--parameters` of the AWS CLI.
std::string as_json(const ParameterValues& values) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& [key, value] : values) {
    out.push_back({{"ParameterKey", key}, {"ParameterValue", value}});
  }
  return out.dump(1) + "\n";
}

std::string as_table(const ParameterValues& values) {
  std::size_t widest = 0;
  for (const auto& [key, value] : values) widest = std::max(widest, key.size());
  std::string out;
  for (const auto& [key, value] : values) {
    out += fmt::format("{}  {}\n", padded(key, widest), value);
  }
  return out;
}

class ParametersCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("STACK", stack_, "The stack: workload-events, workload-observability, …")
        ->required();
    options.add_option("--region", region_, "Where it is deployed to (default: the home Region)")
        ->type_name("REGION");
    add_format_option(options, format_);
    options_.add_to(options);
    options.footer(
        "Stacks other than those of the workload accounts have none. JSON is what --parameters\n"
        "of the AWS CLI takes.\n\n"
        "Example:\n"
        "  sagewatch parameters workload-events --format json >parameters.json");
  }

  int run(Console& console) override {
    cfn::Diagnostics problems;
    const auto stacks = named_stacks({stack_}, problems);
    report(console, problems);
    if (has_error(problems)) return exit_usage;
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto kind = stacks.front()->kind;
    if (stacks.front()->account == Account::workload) {
      problems = missing_settings(kind, resolved->config, Reach::individual);
    }
    report(console, problems);
    if (has_error(problems)) return exit_usage;
    if (const auto wrong = unknown_region(resolved->config)) {
      report(console, {*wrong});
      return exit_usage;
    }
    const auto values = parameter_values(kind, resolved->config, region_);
    console.out << (format_ == Format::json ? as_json(values) : as_table(values));
    return exit_done;
  }

 private:
  std::optional<cfn::Diagnostic> unknown_region(const Config& config) const {
    const auto regions = workload_regions(config);
    if (region_.empty() || std::ranges::find(regions, region_) != regions.end()) {
      return std::nullopt;
    }
    return cfn::Diagnostic{.id = "E0206",
                           .message = fmt::format("no workloads run in '{}'", printable(region_)),
                           .hint = fmt::format("give one of {}, or add it to 'workload-regions'",
                                               fmt::join(regions, ", "))};
  }

  std::string stack_;
  std::string region_;
  Format format_ = Format::text;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_parameters_command() { return std::make_unique<ParametersCommand>(); }

}  // namespace sagewatch
