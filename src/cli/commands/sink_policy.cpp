#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "sagewatch/cfn/json.hpp"
#include "settings/settings.hpp"
#include "stacks/policies/sink_policy.hpp"

namespace sagewatch {
namespace {

class SinkPolicyCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options_.add_to(options);
    options.footer(
        "Prints a JSON list of statements. Add them to the policy of each sink that\n"
        "'existing-sink-arns' names, beside those that it has: 'aws oam put-sink-policy' replaces\n"
        "the whole policy.\n\n"
        "Example:\n"
        "  sagewatch sink-policy --home-region ap-southeast-2 \\\n"
        "    --workload-ou-paths o-1a2b3c4d5e/r-saaa/ou-saaa-1a2b3c4d/");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto missing = missing_settings(StackKind::monitoring, resolved->config);
    if (!missing.empty()) {
      report(console, missing);
      return exit_usage;
    }
    if (!resolved->config.observability()) {
      report(console, {nothing_shared()});
      return exit_bad_input;
    }
    cfn::List statements;
    for (const auto& statement : statements_for_existing_sink(resolved->config)) {
      statements.emplace_back(statement.render());
    }
    console.out << cfn::to_json_lines(statements);
    return exit_done;
  }

 private:
  static cfn::Diagnostic nothing_shared() {
    return {.id = "E0207",
            .message = "no telemetry is shared, so no account links to a sink",
            .hint =
                "set one of 'observability-metrics', 'observability-logs' and "
                "'observability-traces' to true"};
  }

  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_sink_policy_command() {
  return std::make_unique<SinkPolicyCommand>();
}

}  // namespace sagewatch
