#include "cli/commands/make.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/json_fields.hpp"
#include "cli/config_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/only_document.hpp"
#include "health/bus_policy.hpp"
#include "sagewatch/facts/arn.hpp"
#include "settings/settings.hpp"

namespace sagewatch {
namespace {

constexpr auto describe_event_bus = "aws events describe-event-bus --output json";

class BusPolicyCommand final : public Command {
 public:
  void setup(CLI::App& options) override {
    options.add_option("FILE", file_, "Output of describe-event-bus (default: standard input)");
    options_.add_to(options);
    options.footer(
        "Prints the whole policy that the event bus must have: the statements of others, and "
        "those\n"
        "that let the workload accounts send. It restores ours after somebody replaced the policy\n"
        "without them.\n\n"
        "Example:\n"
        "  aws events put-permission --event-bus-name NAME --policy \\\n"
        "    \"$(aws events describe-event-bus --name NAME --output json | sagewatch "
        "bus-policy)\"");
  }

  int run(Console& console) override {
    const auto resolved = options_.load(console);
    if (!resolved) return exit_bad_input;
    const auto missing = missing_settings(StackKind::monitoring, resolved->config);
    if (!missing.empty()) {
      report(console, missing);
      return exit_usage;
    }
    if (const auto nothing = nothing_to_read(console, file_)) {
      report(console, {*nothing});
      return exit_usage;
    }
    JsonDocuments documents(file_, console.in);
    cfn::Diagnostics diagnostics;
    const auto bus = only_document(documents, describe_event_bus, diagnostics);
    if (bus && !is_bus(*bus)) diagnostics.push_back(no_bus(documents.name()));
    if (!diagnostics.empty()) {
      report(console, diagnostics);
      return exit_bad_input;
    }
    console.out << policy_with_ours(resolved->config, *bus).dump(-1, ' ', true) << '\n';
    return exit_done;
  }

 private:
  /// A bus may have no policy, but must not lose one that can't be read.
  static bool is_bus(const nlohmann::json& document) {
    const auto policy = text_of(document, "Policy");
    const bool readable = !policy || embedded_json(policy).is_object();
    return readable && parse_arn(text_of(document, "Arn").value_or(""));
  }

  static cfn::Diagnostic no_bus(const std::string& name) {
    return {.id = "E0312",
            .message = name +
                       " is not the JSON of an event bus: it has no 'Arn', or a 'Policy' that "
                       "is not JSON",
            .hint = std::string("give it what '") + describe_event_bus + "' prints"};
  }

  std::string file_;
  ConfigOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_bus_policy_command() { return std::make_unique<BusPolicyCommand>(); }

}  // namespace sagewatch
